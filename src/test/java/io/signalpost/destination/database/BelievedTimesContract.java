package io.signalpost.destination.database;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.destination.Events;
import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.destination.Events.CHARGE;
import static io.signalpost.destination.Events.MINUTE;
import static io.signalpost.destination.Events.NOON;
import static io.signalpost.destination.Events.fault;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Which times the {@code database} destination believes, whatever clocks say. */
abstract class BelievedTimesContract extends SharedDatabaseRoute {

    @ParameterizedTest
    @ValueSource(longs = {10L * 365 * 86_400_000, 3 * 3_600_000, 253_402_300_799_999L - NOON})
    void aVehiclesClockThatIsAheadFreezesNoValue(long ahead) throws Exception {
        deliver(state("ahead", NOON, signal(CHARGE, NOON + ahead, 80)));

        deliver(state("true", NOON + MINUTE, signal(CHARGE, NOON + MINUTE, 20)));

        assertThat(charge()).isEqualTo(20);
        assertThat(time("SELECT MAX(oem_updated_at) FROM signal_reading").substring(0, 4))
                .as("a reading is kept as it was sent")
                .isEqualTo(Instant.ofEpochMilli(NOON + ahead).toString().substring(0, 4));
        assertThat(time("SELECT oem_updated_at FROM vehicle_signal")).isEqualTo("2026-03-16T12:01:00.000Z");
    }

    @Test
    void aClockOfOursThatWasAheadFreezesNeitherAValueNorTheWatchOverAVehicle() throws Exception {
        ObjectNode untimed = signal("vehicleidentification-nickname", 0, "before");
        ((ObjectNode) untimed.get("meta")).put("retrievedAt", 0);
        ObjectNode body = Events.stateBody("ahead", 0, untimed);
        deliver(received("2036-01-01T00:00:00Z", 7, body));

        deliver(received(
                "2026-03-16T12:00:00Z",
                8,
                Events.stateBody("true", NOON, signal("vehicleidentification-nickname", NOON, "after"))));

        assertThat(text("SELECT value_text FROM vehicle_signal")).isEqualTo("after");
        assertThat(time("SELECT last_event_at FROM vehicle_activity")).isEqualTo("2026-03-16T12:00:00.000Z");
        assertThat(number("SELECT cadence_seconds FROM vehicle_activity")).isZero();
    }

    @Test
    void aReadingWithoutATimeOfItsMakerIsAsOldAsItsFetch() throws Exception {
        deliver(state("timed", NOON, signal(CHARGE, NOON, 80)));
        ObjectNode untimed = signal(CHARGE, 0, 20);
        ((ObjectNode) untimed.get("meta")).put("retrievedAt", NOON + 30 * MINUTE);

        deliver(state("untimed", NOON + 30 * MINUTE, untimed));

        assertThat(charge()).isEqualTo(20);
        assertThat(time("SELECT as_of FROM vehicle_signal")).isEqualTo("2026-03-16T12:30:00.000Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"253402300799999", "9223372036854775807", "-1", "0", "\"2400-01-01T00:00:00\""})
    void absurdTimesOfDeliveryStopNothing(String deliveredAt) throws Exception {
        ObjectNode body = Events.stateBody("absurd", 0, signal(CHARGE, NOON, 50));
        ((ObjectNode) body.get("meta")).set("deliveredAt", new ObjectMapper().readTree(deliveredAt));
        ObjectNode error = Events.faultBody("absurd too", 0, "PERMISSION", null, "ERROR");
        ((ObjectNode) error.get("meta")).set("deliveredAt", new ObjectMapper().readTree(deliveredAt));
        deliver(Events.event(body), Events.event(error));

        deliver(fault("resolved", Events.RECEIVED.toEpochMilli(), "PERMISSION", null, "RESOLVED"));

        assertThat(charge()).isEqualTo(50);
        assertThat(text("SELECT state FROM vehicle_fault")).isEqualTo("RESOLVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "99999999999999999999", "-1", "1.5", "\"x\"", "{}", "null"})
    void aSequenceThatCannotBeFreezesNothing(String sequence) throws Exception {
        ObjectNode body = Events.stateBody("wrong", NOON, signal(CHARGE, NOON, 50));
        ((ObjectNode) body.get("meta")).put("webhookId", "w").set("sequence", new ObjectMapper().readTree(sequence));
        deliver(Events.event(body));

        deliver(Events.ofWebhook("w", 5, Events.stateBody("right", NOON, signal(CHARGE, NOON + MINUTE, 51))));

        assertThat(charge()).isEqualTo(51);
    }

    @Test
    void timesThatAreNotBelievedAreCounted() throws Exception {
        List<String> fields = List.of("oem_updated_at", "retrieved_at", "sequence");
        List<Double> before = fields.stream().map(this::notBelieved).toList();

        deliver(Events.ofWebhook("w", Long.MAX_VALUE, Events.stateBody("e1", NOON, signal(CHARGE, NOON * 2, 50))));

        assertThat(fields.stream().map(this::notBelieved))
                .containsExactlyElementsOf(
                        before.stream().map(count -> count + 1).toList());
    }

    private static VehicleEvent received(String at, long logNumber, ObjectNode body) {
        return new VehicleEvent(
                body.get("eventId").asText(), Instant.parse(at), body.toString().getBytes(UTF_8), logNumber);
    }

    private double notBelieved(String field) {
        return route.context()
                .getBean(MeterRegistry.class)
                .get("signalpost.event.future.times")
                .tag("field", field)
                .counter()
                .count();
    }
}
