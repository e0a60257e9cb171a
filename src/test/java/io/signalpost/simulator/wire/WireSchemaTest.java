package io.signalpost.simulator.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Fleet;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SimulatedVehicle;
import io.signalpost.simulator.wire.OutgoingEvent.Fault;
import io.signalpost.simulator.wire.OutgoingEvent.WebhookInfo;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A schema of each profile, drawn from the reference facts, holds for the examples and for whatever is written. */
class WireSchemaTest {

    private static final Map<WireProfile, JsonSchema> SCHEMAS = schemas();
    private static final SignalBodySchemas BODIES = new SignalBodySchemas();

    private static Map<WireProfile, JsonSchema> schemas() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        Map<WireProfile, JsonSchema> schemas = new EnumMap<>(WireProfile.class);
        for (WireProfile profile : WireProfile.values()) {
            schemas.put(
                    profile,
                    factory.getSchema(SchemaLocation.of("classpath:simulator/schema/" + profile.code() + ".json")));
        }
        return schemas;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            verify-v4.json                              | 4.0
            vehicle-state-first-delivery.json           | 4.0
            vehicle-state-many-signals.json             | 4.0
            vehicle-state-signal-error.json             | 4.0
            vehicle-state-test-mode.json                | 4.0
            vehicle-error.json                          | 4.0
            vehicle-error-unreachable.json              | 4.0
            vehicle-error-resolved.json                 | 4.0
            vehicle-error-auth-failed.json              | 4.0
            verify-v4-iso-time.json                     | 4.0-docs
            vehicle-state-docs-page-shape.json          | 4.0-docs
            vehicle-state-docs-page-first-delivery.json | 4.0-docs
            vehicle-state-early-2025-shape.json         | 2025-autumn
            vehicle-error-early-2025-shape.json         | 2025-autumn
            vehicle-state-v3-doc-sample-shape.json      | 3.0
            legacy-v2-scheduled.json                    | 2.0-scheduled
            legacy-v2-dynamic.json                      | 2.0-dynamic
            legacy-v2-event-based.json                  | 2.0-event-based
            verify-v2-legacy.json                       | 2.0-event-based
            """)
    void anExampleKeepsToTheSchemaOfItsProfileAlone(String file, String profile) {
        JsonNode example = Facts.json(Examples.body(file));

        assertThat(SCHEMAS.get(WireProfile.of(profile)).validate(example)).isEmpty();
        if (!file.startsWith("verify")) {
            assertThat(SCHEMAS).allSatisfy((other, schema) -> assertThat(
                            schema.validate(example).isEmpty())
                    .isEqualTo(other.code().equals(profile)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsWrittenKeepsToTheSchema(WireProfile profile) {
        List<OutgoingEvent> events = events().toList();
        List<JsonNode> bodies = events.stream()
                .flatMap(event -> profile.write(event, Facts.DELIVERY_ID, Facts.DELIVERED_AT).stream())
                .map(Facts::json)
                .toList();

        assertThat(bodies).hasSizeGreaterThan(10).allSatisfy(body -> assertThat(
                        SCHEMAS.get(profile).validate(body))
                .isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"WIRE_4_0", "DOCS_4_0"})
    void bodiesOfSignalsHaveTheShapeThatTheCatalogueTells(WireProfile profile) {
        for (WebhookInfo webhook : List.of(Facts.WEBHOOK, Facts.IMPERIAL)) {
            JsonNode written = Facts.json(profile, Facts.state("e", webhook, Facts.allReadings()));

            assertThat(written.at("/data/signals")).hasSize(93).allSatisfy(signal -> assertThat(
                            BODIES.violations(signal.path("code").asText(), signal.path("body")))
                    .isEmpty());
        }
    }

    /** A day of ten vehicles, looked at every two hours. */
    @Test
    void whatVehiclesTellKeepsToTheSchemaToo() {
        Fleet fleet = new Fleet(7, "live");
        for (SimulatedVehicle vehicle : Stream.generate(fleet::next).limit(10).toList()) {
            for (int hour = 0; hour < 24; hour += 2) {
                Instant now = Facts.DELIVERED_AT.plus(Duration.ofHours(hour));
                vehicle.live(Duration.ofHours(2), now);
                List<Reading> readings = signals().stream()
                        .map(signal -> vehicle.read(signal, now))
                        .toList();

                assertThat(readings.stream()
                                .filter(Reading::ok)
                                .map(reading ->
                                        BODIES.violations(reading.signal().code(), reading.body()))
                                .filter(violation -> !violation.isEmpty()))
                        .isEmpty();
                for (WireProfile profile : List.of(WireProfile.WIRE_4_0, WireProfile.SCHEDULED_2_0)) {
                    assertThat(SCHEMAS.get(profile)
                                    .validate(Facts.json(profile, Facts.state("e", readings, "charge-ischarging"))))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void aMemberTooManyIsSeen() {
        ObjectNode written = (ObjectNode) Facts.json(WireProfile.WIRE_4_0, Facts.state("e", Facts.allReadings()));

        ((ObjectNode) written.at("/data/signals/0")).put("more", 1);

        assertThat(SCHEMAS.get(WireProfile.WIRE_4_0).validate(written)).isNotEmpty();
    }

    /** Every signal, every error, and fifty mixtures. */
    private static Stream<OutgoingEvent> events() {
        Stream<OutgoingEvent> one = Stream.of(
                Facts.verify("v", "challenge_770060ddbb8bc3fcd846a0c669f07b40"),
                Facts.verify("v", "98660165-f93c-5f1f-b55c-8c51fb7c4004"),
                Facts.state("a", Facts.allReadings()),
                Facts.state("b", Facts.allFailed()),
                Facts.state("i", Facts.IMPERIAL, Facts.allReadings(), "charge-ischarging"),
                TestEvent.of(Facts.WEBHOOK, signals(), signals(), Facts.DELIVERED_AT),
                Facts.error(
                        "all",
                        Facts.allErrors().stream()
                                .flatMap(error -> Stream.of(
                                        new Fault(error, false, List.of()),
                                        new Fault(error, true, List.of(Facts.signal("charge-ischarging"))),
                                        new Fault(error, false, signals())))
                                .toArray(Fault[]::new)));
        return Stream.concat(one, IntStream.range(0, 50).mapToObj(WireSchemaTest::mixture));
    }

    private static OutgoingEvent mixture(int seed) {
        Random random = new Random(seed);
        List<List<Reading>> choices = List.of(Facts.allReadings(), Facts.allFailed());
        List<Reading> readings = IntStream.range(0, signals().size())
                .filter(i -> random.nextBoolean())
                .mapToObj(i -> choices.get(random.nextInt(2)).get(i))
                .toList();
        return Facts.state("mixture", readings, "charge-ischarging", "tractionbattery-stateofcharge");
    }

    private static List<SignalDefinition> signals() {
        return List.copyOf(Catalog.get().signals());
    }
}
