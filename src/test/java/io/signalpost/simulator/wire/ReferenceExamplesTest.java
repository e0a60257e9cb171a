package io.signalpost.simulator.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.VehicleIdentity;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.OutgoingEvent.Type;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.signalpost.simulator.wire.Facts.reading;
import static org.assertj.core.api.Assertions.assertThat;

/** Each reference example is written again from what it tells, byte for byte but for texts that are nobody's to copy. */
class ReferenceExamplesTest {

    private static final String SINCE_2025 = """
            verify-v4.json                              | 4.0
            verify-v4-iso-time.json                     | 4.0-docs
            vehicle-state-first-delivery.json           | 4.0
            vehicle-state-many-signals.json             | 4.0
            vehicle-state-many-signals-retry.json       | 4.0
            vehicle-state-signal-error.json             | 4.0
            vehicle-state-test-mode.json                | 4.0
            vehicle-state-docs-page-shape.json          | 4.0-docs
            vehicle-state-docs-page-first-delivery.json | 4.0-docs
            vehicle-state-early-2025-shape.json         | 2025-autumn
            vehicle-state-v3-doc-sample-shape.json      | 3.0
            vehicle-error.json                          | 4.0
            vehicle-error-unreachable.json              | 4.0
            vehicle-error-resolved.json                 | 4.0
            vehicle-error-auth-failed.json              | 4.0
            vehicle-error-early-2025-shape.json         | 2025-autumn
            """;
    private static final List<String> LEGACY = List.of(
            "legacy-v2-scheduled.json",
            "legacy-v2-dynamic.json",
            "legacy-v2-event-based.json",
            "verify-v2-legacy.json");

    private static final VehicleIdentity LEGACY_VEHICLE = new VehicleIdentity(
            "93b5997f-d1b8-5899-b60a-8e6299de6902", "user", null, "KIA", "EV6", 2024, "BEV", "live");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = SINCE_2025)
    void since2025(String file, String profile) {
        JsonNode example = Facts.json(Examples.body(file));

        byte[] written = WireProfile.of(profile)
                .write(
                        ExampleFacts.event(example),
                        example.at("/meta/deliveryId").asText(),
                        ExampleFacts.deliveredAt(example))
                .orElseThrow();

        assertThat(withoutOwnTexts(text(written))).isEqualTo(withoutOwnTexts(text(file)));
    }

    @Test
    void scheduled() {
        assertThat(legacy(
                        WireProfile.SCHEDULED_2_0,
                        "9bef341e-8f7b-5e5b-8a2d-dc21cd8ddc20",
                        "odometer-traveleddistance",
                        reading(
                                "odometer-traveleddistance",
                                Facts.JSON
                                        .createObjectNode()
                                        .put("value", 51233.1)
                                        .put("unit", "km"),
                                Instant.parse("2024-05-06T07:08:09Z"),
                                Instant.EPOCH),
                        withoutTime("tractionbattery-stateofcharge", "{'value':57,'unit':'percent'}"),
                        withoutTime("tractionbattery-range", "{'value':210.2,'unit':'km'}")))
                .isEqualTo(text("legacy-v2-scheduled.json"));
    }

    @Test
    void dynamic() {
        assertThat(legacy(
                        WireProfile.DYNAMIC_2_0,
                        "d8c13cf9-4e5e-5876-8121-a0f0a85e6c4e",
                        "charge-ischarging",
                        withoutTime("charge-ischargingcableconnected", "{'value':true}"),
                        withoutTime("charge-ischarging", "{'value':true}")))
                .isEqualTo(text("legacy-v2-dynamic.json"));
    }

    @Test
    void eventBased() {
        assertThat(legacy(
                        WireProfile.EVENT_BASED_2_0,
                        "33bc40d7-8af0-5e8c-ad8f-7dd0f27222e4",
                        "charge-ischarging",
                        reading(
                                "charge-ischarging",
                                Facts.JSON.createObjectNode().put("value", true),
                                Instant.parse("2024-05-06T07:08:09Z"),
                                Instant.EPOCH)))
                .isEqualTo(text("legacy-v2-event-based.json"));
    }

    @Test
    void verifyOf20() {
        OutgoingEvent verify = Facts.verify("e", "dc3b43a9-e79a-5cf3-a912-62e9571ccd6c");

        assertThat(Stream.of(WireProfile.SCHEDULED_2_0, WireProfile.DYNAMIC_2_0, WireProfile.EVENT_BASED_2_0)
                        .map(profile -> write(profile, verify)))
                .containsOnly(text("verify-v2-legacy.json"));
    }

    @Test
    void noExampleIsLeftOut() {
        assertThat(Stream.concat(LEGACY.stream(), SINCE_2025.lines().map(line -> line.substring(0, line.indexOf(' ')))))
                .map(Examples::body)
                .containsExactlyInAnyOrderElementsOf(Examples.bodies().toList());
    }

    private static Reading withoutTime(String code, String body) {
        return reading(code, reading(code, body).body(), Instant.EPOCH, Instant.EPOCH);
    }

    private static String legacy(WireProfile profile, String eventId, String trigger, Reading... readings) {
        return write(
                profile,
                new OutgoingEvent(
                        eventId,
                        Type.VEHICLE_STATE,
                        Mode.LIVE,
                        Facts.WEBHOOK,
                        LEGACY_VEHICLE,
                        List.of(readings),
                        List.of(Facts.signal(trigger)),
                        false,
                        List.of(),
                        null));
    }

    private static String write(WireProfile profile, OutgoingEvent event) {
        return text(profile.write(event, Facts.DELIVERY_ID, Facts.DELIVERED_AT).orElseThrow());
    }

    private static String text(String file) {
        return text(Examples.body(file));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Some have a sequence, and nobody knows what it counts. */
    private static String withoutOwnTexts(String body) {
        return body.replaceAll("\"(description|suggestedUserMessage|vin)\":\"[^\"]+\"", "\"$1\":\"…\"")
                .replaceAll("\"sequence\":[0-9]+,", "");
    }
}
