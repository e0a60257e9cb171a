package io.signalpost.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an editor knows of route files, by a validator of JSON Schema. */
class RouteSchemaTest {

    private static final Path COMMITTED = Path.of("docs/schema/routes.schema.json");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonSchema SCHEMA = schema();

    private static final String ROUTE = """
            - route:
                id: mine
                from:
                  uri: event-log:mine
                  parameters:
                    eventTypes: VEHICLE_STATE
                    signals: "odometer-traveleddistance, location-preciselocation"
                  steps:
                    - log:
                        message: taken
            """;

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(Files.readString(COMMITTED));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Stream<Path> routeFiles() throws IOException {
        List<Path> folders = List.of(
                Path.of("routes"),
                Path.of("docs/cookbook"),
                Path.of("docs/examples"),
                Path.of("src/test/resources/broken-routes/right"));
        Stream.Builder<Path> files = Stream.builder();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(file -> file.toString().endsWith(".camel.yaml")).forEach(files);
            }
        }
        return files.build().sorted();
    }

    /** After a change of Camel, the catalogue or the component: copy it from target/. */
    @Test
    void isWhatTheBuildMakes() throws IOException {
        String made = RouteSchema.make();
        Files.writeString(Path.of("target/routes.schema.json"), made);

        assertThat(Files.readString(COMMITTED).equals(made))
                .as("cp target/routes.schema.json " + COMMITTED)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void findsNothingInWhatIsRight(Path file) throws IOException {
        assertThat(validate(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "odometer-traveleddistance, | odometer-traveldistance,",
                "VEHICLE_STATE | VEHICLE_STATES",
                "eventTypes: VEHICLE_STATE | eventType: VEHICLE_STATE",
                "eventTypes: VEHICLE_STATE | modes: LIVE;TEST",
                "eventTypes: VEHICLE_STATE | order: vehicles",
                "eventTypes: VEHICLE_STATE | batchSize: many",
                "eventTypes: VEHICLE_STATE | retryDelay: soon",
                "- log: | - logg:",
                "message: taken | text: taken"
            })
    void findsWhatIsWrong(String right, String wrong) throws IOException {
        assertThat(validate(ROUTE)).isEmpty();
        assertThat(validate(ROUTE.replace(right, wrong))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eventTypes: '{{destination.mine.types}}'",
                "batchSize: '{{destination.mine.batch-size:10}}'",
                "batchSize: '10'",
                "batchTimeout: 500",
                "batchTimeout: 1m30s",
                "makes: Tesla, NEWCOMER",
                "modes: LIVE",
                "triggers: FIRST_DELIVERY",
                "startFrom: 2026-03-16T08:40:00Z",
                "retryMultiplier: 1.5"
            })
    void letsPassWhatAStartTakes(String parameter) throws IOException {
        assertThat(validate(ROUTE.replace("eventTypes: VEHICLE_STATE", parameter)))
                .isEmpty();
    }

    private static Set<ValidationMessage> validate(String file) throws IOException {
        return SCHEMA.validate(YAML.readTree(file));
    }
}
