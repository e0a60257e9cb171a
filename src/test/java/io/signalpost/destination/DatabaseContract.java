package io.signalpost.destination;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.EventLogEndpoint;
import io.signalpost.eventlog.delivery.DestinationStatus;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.testing.NewerSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.destination.Events.VEHICLE;
import static io.signalpost.destination.Events.failedSignal;
import static io.signalpost.destination.Events.fault;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What the {@code database} destination promises, on whichever database. */
abstract class DatabaseContract {

    static final long NOON = 1_773_662_400_000L;
    static final String CHARGE = "tractionbattery-stateofcharge";
    private static final long MINUTE = 60_000;

    @TempDir
    Path dataDir;

    RunningRoute route;
    JdbcTemplate sql;

    /** {@code key=value} for an empty database. */
    abstract String[] emptyDatabase() throws Exception;

    @BeforeEach
    void start() throws Exception {
        route = RunningRoute.start(dataDir, "routes/database.camel.yaml", emptyDatabase());
        sql = new JdbcTemplate(route.context().getBean("destination-database", DataSource.class));
    }

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void tablesOfANewerReleaseAreRefusedAndTheCureIsNamed() {
        NewerSchema.enter(sql, "signalpost_schema_history");
        Environment settings = route.context().getEnvironment();

        assertThatThrownBy(() -> RunningRoute.start(
                        dataDir,
                        "routes/database.camel.yaml",
                        "destination.database.url=" + settings.getProperty("destination.database.url"),
                        "destination.database.username=" + settings.getProperty("destination.database.username"),
                        "signalpost.event-log.url=jdbc:sqlite:" + dataDir.resolve("another.db")))
                .hasStackTraceContaining(
                        "destination.database.url: a newer Signalpost has made version 1000 of its tables");
    }

    @Test
    void writesEverySignalOfAnEventWithValueUnitTimesAndBody() throws Exception {
        VehicleEvent event = Events.example("vehicle-state-signal-error.json");

        deliver(event);

        assertThat(count("signal_reading")).isEqualTo(5);
        assertThat(sql.queryForMap("SELECT * FROM signal_reading WHERE event_id = ? AND code = ?", event.id(), CHARGE))
                .containsEntry("vehicle_id", VEHICLE)
                .containsEntry("name", "StateOfCharge")
                .containsEntry("signal_group", "TractionBattery")
                .containsEntry("status", "SUCCESS")
                .containsEntry("unit", "percent")
                .containsEntry("mode", "LIVE")
                .containsEntry("error_type", null);
        assertThat(number("SELECT value_number FROM signal_reading WHERE code = '" + CHARGE + "'"))
                .isEqualTo(56);
        assertThat(new ObjectMapper().readTree(text("SELECT body FROM signal_reading WHERE code = '" + CHARGE + "'")))
                .isEqualTo(event.signal(CHARGE).body());
        assertThat(time("SELECT oem_updated_at FROM signal_reading WHERE code = '" + CHARGE + "'"))
                .isEqualTo("2026-03-16T08:39:18.000Z");
    }

    @Test
    void writesAFailedSignalAsAReadingWithItsErrorAndNoValue() throws Exception {
        deliver(Events.example("vehicle-state-signal-error.json"));

        assertThat(sql.queryForMap("SELECT * FROM signal_reading WHERE code = 'diagnostics-abs'"))
                .containsEntry("status", "ERROR")
                .containsEntry("error_type", "PERMISSION")
                .containsEntry("error_code", null)
                .containsEntry("body", null);
    }

    @Test
    void keepsBooleansAndTextsInColumnsOfTheirOwn() throws Exception {
        deliver(state(
                "e1",
                NOON,
                signal("charge-ischarging", NOON, true),
                signal("charge-detailedchargingstatus", NOON, "CHARGING")));

        assertThat(sql.queryForObject(
                        "SELECT value_boolean FROM vehicle_signal WHERE code = 'charge-ischarging'", Boolean.class))
                .isTrue();
        assertThat(text("SELECT value_text FROM vehicle_signal WHERE code = 'charge-detailedchargingstatus'"))
                .isEqualTo("CHARGING");
    }

    @Test
    void keepsTheLatestValueByTheMakersTimeWhenALateEventComes() throws Exception {
        deliver(state("newer", NOON, signal(CHARGE, NOON, 50)));

        deliver(state("late", NOON + MINUTE, signal(CHARGE, NOON - MINUTE, 60)));

        assertThat(charge()).isEqualTo(50);
        assertThat(count("signal_reading")).isEqualTo(2);
    }

    @Test
    void keepsTheLatestValueWhenTheLateEventIsInTheSameBatch() throws Exception {
        deliver(
                state("newer", NOON, signal(CHARGE, NOON, 50)),
                state("late", NOON + MINUTE, signal(CHARGE, NOON - MINUTE, 60)));

        assertThat(charge()).isEqualTo(50);
    }

    @Test
    void updatesAttributesWhoseTimeIsAlways0() throws Exception {
        deliver(state("e1", NOON, signal("vehicleidentification-nickname", 0, "Old name")));

        deliver(state("e2", NOON + MINUTE, signal("vehicleidentification-nickname", 0, "New name")));

        assertThat(text("SELECT value_text FROM vehicle_signal")).isEqualTo("New name");
    }

    @Test
    void writesNothingNewForAnEventDeliveredAgain() throws Exception {
        VehicleEvent old = state("old", NOON, signal(CHARGE, NOON, 50));
        deliver(old, state("new", NOON + MINUTE, signal(CHARGE, NOON + MINUTE, 49)));

        deliver(old);

        assertThat(count("signal_reading")).isEqualTo(2);
        assertThat(charge()).isEqualTo(49);
    }

    @Test
    void keepsAValueWhenTheSignalFailsOrIsAbsentLater() throws Exception {
        deliver(state("good", NOON, signal(CHARGE, NOON, 50)));

        deliver(
                state("failed", NOON + MINUTE, failedSignal(CHARGE)),
                state("absent", NOON + 2 * MINUTE, signal("odometer-traveleddistance", NOON, 1000)));

        assertThat(charge()).isEqualTo(50);
        assertThat(count("vehicle_signal")).isEqualTo(2);
    }

    @Test
    void opensAFaultAndResolvesIt() throws Exception {
        deliver(fault("opened", NOON, "PERMISSION", null, "ERROR"));
        assertThat(sql.queryForMap("SELECT * FROM vehicle_fault"))
                .containsEntry("vehicle_id", VEHICLE)
                .containsEntry("type", "PERMISSION")
                .containsEntry("code", "")
                .containsEntry("state", "ERROR")
                .containsEntry("resolution_type", "REAUTHENTICATE")
                .containsEntry("resolved_at", null);

        deliver(fault("resolved", NOON + MINUTE, "PERMISSION", null, "RESOLVED"));

        assertThat(sql.queryForMap("SELECT * FROM vehicle_fault"))
                .containsEntry("state", "RESOLVED")
                .containsEntry("user_message", "Sign in again.");
        assertThat(time("SELECT opened_at FROM vehicle_fault")).isEqualTo("2026-03-16T12:00:00.000Z");
        assertThat(time("SELECT resolved_at FROM vehicle_fault")).isEqualTo("2026-03-16T12:01:00.000Z");
    }

    @Test
    void opensResolvesAndReopensAFaultWithinOneBatch() throws Exception {
        deliver(
                fault("opened", NOON, "VEHICLE_STATE", "UNREACHABLE", "ERROR"),
                fault("resolved", NOON + MINUTE, "VEHICLE_STATE", "UNREACHABLE", "RESOLVED"),
                fault("reopened", NOON + 2 * MINUTE, "VEHICLE_STATE", "UNREACHABLE", "ERROR"),
                fault("repeated", NOON + 3 * MINUTE, "VEHICLE_STATE", "UNREACHABLE", "ERROR"));

        assertThat(sql.queryForMap("SELECT * FROM vehicle_fault"))
                .containsEntry("state", "ERROR")
                .containsEntry("resolved_at", null)
                .containsEntry("event_id", "repeated");
        assertThat(time("SELECT opened_at FROM vehicle_fault")).isEqualTo("2026-03-16T12:02:00.000Z");
    }

    @Test
    void leavesAResolvedFaultResolvedWhenItsOpeningComesLateOrAgain() throws Exception {
        VehicleEvent opened = fault("opened", NOON, "VEHICLE_STATE", "UNREACHABLE", "ERROR");
        deliver(opened, fault("resolved", NOON + MINUTE, "VEHICLE_STATE", "UNREACHABLE", "RESOLVED"));

        deliver(opened);

        assertThat(text("SELECT state FROM vehicle_fault")).isEqualTo("RESOLVED");
    }

    @Test
    void keepsWhoseCarItIsWhatFiredAndWhereTheEventStands() throws Exception {
        ObjectNode body = Events.stateBody("e1", NOON, signal(CHARGE, NOON, 50));
        ((ObjectNode) body.at("/data/user")).put("externalId", "customer 7");
        ((ObjectNode) body.at("/data/vehicle")).put("powertrainType", "BEV");
        body.putArray("triggers").addObject().put("type", "FIRST_DELIVERY");
        ((ArrayNode) body.get("triggers"))
                .addObject()
                .put("type", "SIGNAL_UPDATED")
                .putObject("signal")
                .put("code", CHARGE);

        deliver(Events.ofWebhook("w1", 7, body));

        assertThat(sql.queryForMap("SELECT * FROM vehicle_event"))
                .containsEntry("event_id", "e1")
                .containsEntry("event_type", "VEHICLE_STATE")
                .containsEntry("vehicle_id", VEHICLE)
                .containsEntry("user_id", "fd776e68-09b2-5a5c-81a8-47883e832fb6")
                .containsEntry("user_external_id", "customer 7")
                .containsEntry("webhook_id", "w1")
                .containsEntry("triggers", "FIRST_DELIVERY," + CHARGE);
        assertThat(number("SELECT sequence FROM vehicle_event")).isEqualTo(7);
        assertThat(sql.queryForMap("SELECT * FROM vehicle_activity"))
                .containsEntry("user_id", "fd776e68-09b2-5a5c-81a8-47883e832fb6")
                .containsEntry("user_external_id", "customer 7")
                .containsEntry("powertrain_type", "BEV");
    }

    @Test
    void takesAnEventWithoutVehicleWithoutSignalsOrWithASignalTwice() throws Exception {
        ObjectNode noVehicle = Events.stateBody("no-vehicle", NOON, signal(CHARGE, NOON, 50));
        ((ObjectNode) noVehicle.get("data")).remove("vehicle");

        deliver(
                Events.event(noVehicle),
                state("no-signals", NOON),
                state("twice", NOON, signal(CHARGE, NOON - MINUTE, 40), signal(CHARGE, NOON, 41)));

        assertThat(sql.queryForList(
                        "SELECT value_number FROM signal_reading ORDER BY position, value_number", Double.class))
                .as("both values of the signal that came twice")
                .containsExactly(40.0, 50.0, 41.0);
        assertThat(charge()).isEqualTo(41);
    }

    @Test
    void takesTextsThatADatabaseChokesOn() throws Exception {
        deliver(state(
                "e1",
                NOON,
                signal("vehicleidentification-nickname", NOON, "a\0b'); DROP TABLE x; -- \\u0000 \uD83D\uDE97")));

        assertThat(text("SELECT value_text FROM vehicle_signal"))
                .isEqualTo("a\uFFFDb'); DROP TABLE x; -- \\u0000 \uD83D\uDE97");
    }

    @Test
    void takesANulInEveryColumnOfJson() throws Exception {
        ObjectNode list = signal("closure-doors", NOON, 0);
        ObjectNode body = list.putObject("body");
        body.putArray("values").add("a\0b").addObject().put("k\0", "\\u0000").put("n", "NaN");

        deliver(state("e1", NOON, list, signal(CHARGE, NOON, "NaN")));

        ObjectMapper json = new ObjectMapper();
        for (String column : List.of("body", "value_list")) {
            JsonNode kept =
                    json.readTree(text("SELECT " + column + " FROM vehicle_signal WHERE code = 'closure-doors'"));
            JsonNode values = column.equals("body") ? kept.get("values") : kept;
            assertThat(values.get(0).asText()).isEqualTo("a\uFFFDb");
            assertThat(values.get(1)).isEqualTo(json.readTree("{\"k\\uFFFD\":\"\\\\u0000\",\"n\":\"NaN\"}"));
        }
        assertThat(sql.queryForMap("SELECT * FROM vehicle_signal WHERE code = ?", CHARGE))
                .containsEntry("value_text", "NaN")
                .containsEntry("value_number", null);
    }

    @Test
    void ofTenEventsOfWhichTheTablesRefuseOneTheOthersAreWritten() throws Exception {
        sql.execute("DROP TABLE vehicle_event");
        sql.execute("CREATE TABLE vehicle_event (event_id TEXT PRIMARY KEY, event_type TEXT, vehicle_id TEXT,"
                + " user_id TEXT, user_external_id TEXT NOT NULL, webhook_id TEXT, sequence BIGINT, triggers TEXT,"
                + " mode TEXT, delivered_at TEXT, received_at TEXT)");
        EventLog log = route.context().getBean(EventLog.class);

        for (int i = 0; i < 10; i++) {
            ObjectNode body = Events.stateBody("e" + i, NOON + i, signal(CHARGE, NOON + i, i));
            ((ObjectNode) body.at("/data/user")).put("externalId", i == 4 ? null : "customer");
            byte[] bytes = body.toString().getBytes(UTF_8);
            log.append(new NewEvent("e" + i, "VEHICLE_STATE", VEHICLE, "LIVE", Instant.now(), null, bytes));
        }

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        log.destinations().find("database").orElseThrow())
                .returns(9L, DestinationStatus::delivered)
                .returns(1L, DestinationStatus::dead));
        assertThat(sql.queryForList("SELECT event_id FROM vehicle_event ORDER BY event_id", String.class))
                .hasSize(9)
                .doesNotContain("e4");
        assertThat(count("signal_reading")).isEqualTo(9);
        assertThat(charge()).isEqualTo(9);
    }

    @Test
    void takesOneEventAndOneVehicleTwiceInABatch() throws Exception {
        VehicleEvent event = state("e1", NOON, signal(CHARGE, NOON, 50));

        deliver(event, state("e2", NOON + 1, signal(CHARGE, NOON + 1, 49)), event);

        assertThat(count("vehicle_event")).isEqualTo(2);
        assertThat(count("signal_reading")).isEqualTo(2);
        assertThat(charge()).isEqualTo(49);
    }

    @Test
    void writesFiveHundredEventsOfTwentySignalsAsOneBatch() throws Exception {
        VehicleEvent[] batch = new VehicleEvent[500];
        for (int i = 0; i < batch.length; i++) {
            ObjectNode[] signals = new ObjectNode[20];
            for (int s = 0; s < signals.length; s++) {
                signals[s] = signal("group-signal" + s, NOON + i, i * s);
            }
            batch[i] = state("e" + i, NOON + i, signals);
        }

        deliver(batch);

        assertThat(count("signal_reading")).isEqualTo(10_000);
        assertThat(count("vehicle_signal")).isEqualTo(20);
        assertThat(number("SELECT value_number FROM vehicle_signal WHERE code = 'group-signal19'"))
                .isEqualTo(499 * 19);
    }

    @Test
    void writesAllTablesOrNone() throws Exception {
        sql.execute("DROP TABLE vehicle_activity");

        Exception failure = route.deliver("database", List.of(state("e1", NOON, signal(CHARGE, NOON, 50))));

        assertThat(failure).isNotNull();
        assertThat(count("signal_reading")).isZero();
        assertThat(count("vehicle_signal")).isZero();
        assertThat(count("vehicle_event")).isZero();
    }

    @Test
    void asksTheEventLogForBatchesFromTheBeginning() {
        EventLogEndpoint endpoint = route.endpoint("database");

        assertThat(endpoint.getBatchSize()).isEqualTo(500);
        assertThat(endpoint.getStartFrom()).isEqualTo("beginning");
    }

    void deliver(VehicleEvent... batch) throws Exception {
        assertThat(route.deliver("database", List.of(batch))).isNull();
    }

    private double charge() {
        return number("SELECT value_number FROM vehicle_signal WHERE code = '" + CHARGE + "'");
    }

    long count(String table) {
        return sql.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }

    private double number(String query) {
        return sql.queryForObject(query, Double.class);
    }

    private String text(String query) {
        return sql.queryForObject(query, String.class);
    }

    /** A time in ISO-8601, UTC, with milliseconds. */
    abstract String time(String query);
}
