package io.signalpost.startup;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.signalpost.startup.route.RouteFiles;
import io.signalpost.startup.setting.KnownKeys;
import io.signalpost.startup.setting.PackagedSettings;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules of {@code routes/}: each file short, in canonical form, valid, and in step with application.properties. */
class RoutesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final File METADATA = new File("target/classes/META-INF/spring-configuration-metadata.json");
    private static final CamelCatalog CATALOG = catalog();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
            .getSchema(RoutesTest.class.getResourceAsStream("/schema/camelYamlDsl.json"));

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.sorted().toList();
        }
    }

    static List<Path> filesAndExamples() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("docs/examples"));
                Stream<Path> recipes = Files.list(Path.of("docs/cookbook"))) {
            return Stream.concat(
                            files().stream(),
                            Stream.concat(examples, recipes)
                                    .filter(file -> file.toString().endsWith(".camel.yaml"))
                                    .sorted())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("filesAndExamples")
    void isShortAndNamedForCamel(Path file) throws IOException {
        assertThat(file.getFileName().toString()).matches("[a-z][a-z0-9-]*\\.camel\\.yaml");
        assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(85);
    }

    @ParameterizedTest
    @MethodSource("filesAndExamples")
    void isValidByCamelsSchema(Path file) {
        assertThat(SCHEMA.validate(read(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("filesAndExamples")
    void isInCanonicalForm(Path file) {
        for (JsonNode entry : read(file)) {
            assertThat(entry.fieldNames()).toIterable().allMatch(key -> Set.of("route", "routeConfiguration", "beans")
                    .contains(key));
        }
        for (JsonNode steps : read(file).findValues("steps")) {
            assertThat(steps)
                    .allMatch(step -> step.size() == 1 && step.elements().next().isObject());
        }
        for (JsonNode expression : read(file).findValues("expression")) {
            assertThat(expression.isTextual() || expression.elements().next().isObject())
                    .isTrue();
        }
        assertThat(endpoints(read(file)))
                .allSatisfy(endpoint -> assertThat(endpoint.path("uri").asText())
                        .as("options are parameters")
                        .doesNotContain("?"));
    }

    @ParameterizedTest
    @MethodSource("filesAndExamples")
    void explainsEveryRoute(Path file) {
        for (JsonNode route : routes(file)) {
            assertThat(route.path("id").asText()).matches("[a-z][a-z0-9-]*");
            assertThat(route.path("description").asText()).matches("[A-Z].*\\.");
        }
    }

    @ParameterizedTest
    @MethodSource("filesAndExamples")
    void usesOnlyEndpointOptionsThatThereAre(Path file) {
        for (JsonNode endpoint : endpoints(read(file))) {
            String uri = endpoint.path("uri").asText();
            Map<String, String> options = YAML.convertValue(
                    endpoint.path("parameters"), new com.fasterxml.jackson.core.type.TypeReference<>() {});
            String query = options == null
                    ? ""
                    : options.entrySet().stream()
                            .map(option ->
                                    option.getKey() + "=" + option.getValue().replaceAll("[&;]", ""))
                            .collect(Collectors.joining("&", "?", ""));

            EndpointValidationResult result = CATALOG.validateEndpointProperties(uri + query);

            assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
        }
    }

    @Test
    void givesEveryRouteItsOwnId() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path file : files()) {
            read(file)
                    .forEach(entry -> ids.add(entry.elements().next().path("id").asText()));
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void everyDirectEndpointIsReadBySomeRoute() throws IOException {
        Set<String> read = new TreeSet<>();
        Set<String> sent = new TreeSet<>();
        for (Path file : files()) {
            read(file)
                    .findValues("from")
                    .forEach(from -> read.add(from.path("uri").asText()));
            read(file).findValues("to").forEach(to -> sent.add(to.path("uri").asText()));
        }
        assertThat(sent.stream().filter(uri -> uri.startsWith("direct:"))).allMatch(read::contains);
    }

    @Test
    void everyPlaceholderIsDocumented() {
        PackagedSettings settings = PackagedSettings.load();
        assertThat(RouteFiles.inUse(new StandardEnvironment()).placeholders())
                .filteredOn(name -> !name.equals("bean")) // which Camel asks
                .allMatch(settings::has);
    }

    @Test
    void everyDocumentedKeyIsReadAndEveryKeyIsDocumented() throws IOException {
        KnownKeys known = KnownKeys.of(RouteFiles.inUse(new StandardEnvironment()));
        Set<String> documented = Files.readAllLines(Path.of("application.properties")).stream()
                .map(line -> line.replaceFirst("^#", ""))
                .filter(line -> line.matches("[a-z0-9.<>-]+=.*"))
                .map(line -> line.split("=")[0])
                .filter(KnownKeys::ours)
                .collect(Collectors.toCollection(TreeSet::new));
        documented.remove("smartcar.management-tokens.demo"); // profile demo

        assertThat(documented).isEqualTo(known.all());
    }

    @Test
    void everyDefaultOfTheCodeIsTheDocumentedOne() throws IOException {
        PackagedSettings settings = PackagedSettings.load();
        Map<String, String> inCode = new TreeMap<>();
        Map<String, String> documented = new TreeMap<>();
        for (JsonNode property : new ObjectMapper().readTree(METADATA).path("properties")) {
            String key = property.path("name").asText();
            String value = property.path("defaultValue").asText("0");
            if (!value.equals("0") && settings.has(key)) { // 0 also stands for a number without a default
                inCode.put(key, value);
                documented.put(key, String.valueOf(settings.documented().getProperty(key)));
            }
        }

        assertThat(inCode).hasSizeGreaterThan(10).isEqualTo(documented);
    }

    private static List<JsonNode> routes(Path file) {
        List<JsonNode> routes = new ArrayList<>();
        for (JsonNode entry : read(file)) {
            if (!entry.has("beans")) {
                routes.add(entry.elements().next());
            }
        }
        return routes;
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> endpoints(JsonNode file) {
        return file.findParents("uri");
    }

    private static CamelCatalog catalog() {
        CamelCatalog catalog = new DefaultCamelCatalog();
        try {
            catalog.addComponent(
                    "event-log",
                    "io.signalpost.eventlog.EventLogComponent",
                    Files.readString(
                            Path.of("src/generated/resources/META-INF/io/signalpost/eventlog/event-log.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return catalog;
    }
}
