package io.signalpost.destination;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.destination.DatabaseContract.CHARGE;
import static io.signalpost.destination.DatabaseContract.NOON;
import static io.signalpost.destination.Events.fault;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Which news the {@code database} destination takes for the latest, whatever comes late and whatever clocks say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LatestNewsContract {

    private static final long MINUTE = 60_000;

    private RunningRoute route;
    JdbcTemplate sql;

    /** {@code key=value} for an empty database. */
    abstract String[] emptyDatabase() throws Exception;

    @BeforeAll
    void start(@TempDir Path dataDir) throws Exception {
        route = RunningRoute.start(dataDir, "routes/database.camel.yaml", emptyDatabase());
        sql = new JdbcTemplate(route.context().getBean("destination-database", DataSource.class));
    }

    @AfterAll
    void stop() throws Exception {
        route.close();
    }

    @AfterEach
    void forget() {
        Events.forget(sql);
    }

    @Test
    void takesTheLaterOneOfTheLogWhenTheMakersTimeIsTheSameWhateverTheTimeOfDelivery() throws Exception {
        VehicleEvent first = inLog(1, state("first", NOON + MINUTE, signal(CHARGE, NOON, 50)));
        deliver(first, inLog(2, state("second", NOON, signal(CHARGE, NOON, 51))));

        deliver(first);

        assertThat(charge()).isEqualTo(51);
    }

    @ParameterizedTest(name = "in one batch: {0}")
    @ValueSource(booleans = {true, false})
    void withinAWebhookTheHigherSequenceIsTheLaterOneWhateverTheTimes(boolean batch) throws Exception {
        VehicleEvent second =
                inLog(1, Events.ofWebhook("w", 2, Events.stateBody("second", NOON, signal(CHARGE, NOON, 51))));
        VehicleEvent retried = inLog(
                2,
                Events.ofWebhook("w", 1, Events.stateBody("first", NOON + MINUTE, signal(CHARGE, NOON + MINUTE, 50))));

        if (batch) {
            deliver(second, retried);
        } else {
            deliver(second);
            deliver(retried);
        }

        assertThat(charge()).isEqualTo(51);
    }

    @Test
    void betweenWebhooksTheTimeCountsAndNotTheSequence() throws Exception {
        deliver(Events.ofWebhook("one", 9_000, Events.stateBody("before", NOON, signal(CHARGE, NOON, 50))));

        deliver(Events.ofWebhook("other", 1, Events.stateBody("after", NOON, signal(CHARGE, NOON + MINUTE, 51))));

        assertThat(charge()).isEqualTo(51);
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
    void aReadingWithoutATimeOfItsMakerIsAsOldAsItsFetch() throws Exception {
        deliver(state("timed", NOON, signal(CHARGE, NOON, 80)));

        ObjectNode untimed = signal(CHARGE, 0, 20);
        ((ObjectNode) untimed.get("meta")).put("retrievedAt", NOON + 30 * MINUTE);
        deliver(state("untimed", NOON + 30 * MINUTE, untimed));

        assertThat(charge()).isEqualTo(20);
        assertThat(time("SELECT as_of FROM vehicle_signal")).isEqualTo("2026-03-16T12:30:00.000Z");
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

    @Test
    void timesThatAreNotBelievedAreCounted() throws Exception {
        List<String> fields = List.of("oem_updated_at", "retrieved_at", "sequence");
        List<Double> before = fields.stream().map(this::notBelieved).toList();

        deliver(Events.ofWebhook("w", Long.MAX_VALUE, Events.stateBody("e1", NOON, signal(CHARGE, NOON * 2, 50))));

        assertThat(fields.stream().map(this::notBelieved))
                .containsExactlyElementsOf(
                        before.stream().map(count -> count + 1).toList());
    }

    @ParameterizedTest(name = "in one batch: {0}")
    @ValueSource(booleans = {true, false})
    void aLateRetryDoesNotReopenAFault(boolean batch) throws Exception {
        VehicleEvent opened = Events.ofWebhook("w", 1, Events.faultBody("opened", NOON, "PERMISSION", null, "ERROR"));
        VehicleEvent resolved =
                Events.ofWebhook("w", 3, Events.faultBody("resolved", NOON + 10_000, "PERMISSION", null, "RESOLVED"));
        VehicleEvent retried =
                Events.ofWebhook("w", 2, Events.faultBody("retried", NOON + 25_000, "PERMISSION", null, "ERROR"));

        if (batch) {
            deliver(opened, resolved, retried);
        } else {
            deliver(opened);
            deliver(resolved);
            deliver(retried);
        }

        assertThat(text("SELECT state FROM vehicle_fault")).isEqualTo("RESOLVED");
        assertThat(text("SELECT event_id FROM vehicle_fault")).isEqualTo("resolved");
    }

    @Test
    void aFaultHoldsForItsSignalsTogetherAndIsClosedWhenNoneIsLeft() throws Exception {
        ObjectNode both = Events.faultBody("both", NOON, "PERMISSION", null, "ERROR", "closure-islocked");
        ((ArrayNode) both.at("/data/errors"))
                .add(Events.faultBody("x", NOON, "PERMISSION", null, "ERROR", "vehicleidentification-vin")
                        .at("/data/errors/0"));
        deliver(Events.event(both));
        deliver(Events.event(
                Events.faultBody("more", NOON + 1, "PERMISSION", null, "ERROR", "odometer-traveleddistance")));
        assertThat(text("SELECT signals FROM vehicle_fault"))
                .isEqualTo("closure-islocked,odometer-traveleddistance,vehicleidentification-vin");

        deliver(Events.event(Events.faultBody(
                "one", NOON + 2, "PERMISSION", null, "RESOLVED", "closure-islocked", "odometer-traveleddistance")));
        assertThat(sql.queryForMap("SELECT * FROM vehicle_fault"))
                .containsEntry("state", "ERROR")
                .containsEntry("resolved_at", null)
                .containsEntry("signals", "vehicleidentification-vin");

        deliver(Events.event(
                Events.faultBody("last", NOON + 3, "PERMISSION", null, "RESOLVED", "vehicleidentification-vin")));
        assertThat(sql.queryForMap("SELECT * FROM vehicle_fault"))
                .containsEntry("state", "RESOLVED")
                .containsEntry("signals", "");
        assertThat(time("SELECT opened_at FROM vehicle_fault")).isEqualTo("2026-03-16T12:00:00.000Z");
    }

    @Test
    void aResolvedFaultThatNamesNoSignalIsOverForAll() throws Exception {
        deliver(
                Events.event(Events.faultBody("opened", NOON, "PERMISSION", null, "ERROR", "closure-islocked")),
                fault("resolved", NOON + 1, "PERMISSION", null, "RESOLVED"),
                Events.event(
                        Events.faultBody("late", NOON - 1, "PERMISSION", null, "ERROR", "vehicleidentification-vin")));

        assertThat(text("SELECT state FROM vehicle_fault")).isEqualTo("RESOLVED");
    }

    @Test
    void aFaultOfTheWholeConnectionIsOverWhenItIsResolvedForItsOnlySignal() throws Exception {
        deliver(
                fault("opened", NOON, "VEHICLE_STATE", "UNREACHABLE", "ERROR"),
                Events.event(
                        Events.faultBody("resolved", NOON + 1, "VEHICLE_STATE", "UNREACHABLE", "RESOLVED", CHARGE)));

        assertThat(text("SELECT state FROM vehicle_fault")).isEqualTo("RESOLVED");
    }

    @Test
    void aGoodValueStaysWhenTheVehicleHasNoneLaterAndTheReadingIsKept() throws Exception {
        deliver(state("good", NOON, signal(CHARGE, NOON, 50)));

        deliver(state("none", NOON + MINUTE, signal(CHARGE, NOON + MINUTE, null)));

        assertThat(charge()).isEqualTo(50);
        assertThat(time("SELECT as_of FROM vehicle_signal")).isEqualTo("2026-03-16T12:00:00.000Z");
        assertThat(count("signal_reading")).isEqualTo(2);
    }

    private static VehicleEvent inLog(long number, VehicleEvent event) {
        return new VehicleEvent(event.id(), event.receivedAt(), event.body(), number);
    }

    private static VehicleEvent received(String at, long logNumber, ObjectNode body) {
        return new VehicleEvent(
                body.get("eventId").asText(), Instant.parse(at), body.toString().getBytes(UTF_8), logNumber);
    }

    private void deliver(VehicleEvent... batch) throws Exception {
        assertThat(route.deliver("database", List.of(batch))).isNull();
    }

    private double notBelieved(String field) {
        return route.context()
                .getBean(MeterRegistry.class)
                .get("signalpost.event.future.times")
                .tag("field", field)
                .counter()
                .count();
    }

    private double charge() {
        return number("SELECT value_number FROM vehicle_signal WHERE code = '" + CHARGE + "'");
    }

    private long count(String table) {
        return sql.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }

    private double number(String query) {
        return sql.queryForObject(query, Double.class);
    }

    private String text(String query) {
        return sql.queryForObject(query, String.class);
    }

    /** A time in ISO-8601, UTC, with milliseconds. */
    private String time(String query) {
        return SqlValue.time(sql.queryForObject(
                query, (row, number) -> SqlValue.instant(row, row.getMetaData().getColumnLabel(1))));
    }
}
