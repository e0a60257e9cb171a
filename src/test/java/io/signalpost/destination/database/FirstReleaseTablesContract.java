package io.signalpost.destination.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.destination.Events.NOON;
import static io.signalpost.destination.Events.signal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tables that the first release made and filled. The dumps in {@code src/test/resources/first-release} are of databases
 * that its jar wrote, of commit 92cafad, when the seven events that they hold were posted to it: by {@code iterdump} of
 * Python's sqlite3, and by {@code pg_dump --inserts --no-owner --no-privileges}.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class FirstReleaseTablesContract {

    private static final String VEHICLE = "vehicle-1";
    private static final String TOLD = "The tables were brought up to date";

    @TempDir
    Path dataDir;

    private String[] database;
    private RunningRoute route;
    private JdbcTemplate sql;

    /** {@code key=value} for a database that holds what the first release left. */
    abstract String[] databaseOfTheFirstRelease() throws Exception;

    @BeforeEach
    void start() throws Exception {
        database = databaseOfTheFirstRelease();
        open();
    }

    private void open() {
        route = RunningRoute.start(dataDir, "routes/database.camel.yaml", database);
        DataSource tables = route.context().getBean("destination-database", DataSource.class);
        await().ignoreExceptions()
                .until(
                        () -> { // they are updated on a thread of its own
                            tables.getConnection().close();
                            return true;
                        });
        sql = new JdbcTemplate(tables);
    }

    @AfterEach
    void stop() {
        route.close();
    }

    static String dump(String name) {
        try (var file = FirstReleaseTablesContract.class.getResourceAsStream("/first-release/" + name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void areBroughtUpToDateWithoutLossAndThatIsToldOnce(CapturedOutput output) {
        assertThat(count("signal_reading")).isEqualTo(13);
        assertThat(count("vehicle_signal")).isEqualTo(12);
        assertThat(count("vehicle_fault")).isEqualTo(3);
        assertThat(count("vehicle_activity")).isEqualTo(2);
        assertThat(sql.queryForMap("SELECT * FROM signal_reading WHERE code = 'tractionbattery-stateofcharge'"))
                .containsEntry("event_id", "state-1")
                .containsEntry("position", 0)
                .containsEntry("unit", "percent");
        assertThat(sql.queryForObject(
                        "SELECT value_number FROM vehicle_signal" + " WHERE code = 'tractionbattery-stateofcharge'",
                        Double.class))
                .isEqualTo(57);
        assertThat(output).contains(TOLD);

        route.close();
        int before = output.getAll().split(TOLD, -1).length;
        open();

        assertThat(output.getAll().split(TOLD, -1)).hasSize(before);
    }

    @Test
    void giveTheValuesThatHadNoColumn() {
        for (String table : List.of("signal_reading", "vehicle_signal")) {
            assertThat(text("SELECT value_text FROM " + table + " WHERE code = 'diagnostics-abs'"))
                    .isEqualTo("OK");
            assertThat(text("SELECT value_text FROM " + table + " WHERE code = 'transmission-drivemode'"))
                    .isEqualTo("ECO");
            assertThat(sql.queryForObject(
                            "SELECT value_number FROM " + table + " WHERE code = 'charge-chargelimits'", Integer.class))
                    .isEqualTo(85);
        }
        assertThat(count("vehicle_closure")).isEqualTo(3);
        assertThat(count("vehicle_tire")).isEqualTo(4);
        assertThat(count("vehicle_signal WHERE code = 'vehicleidentification-vin' AND oem_updated_at IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void thawAValueThatAClockHadFrozen() throws Exception {
        deliver(event(Events.stateBody("new", NOON + 100_000, signal("charge-voltage", NOON + 90_000, 230))));

        assertThat(sql.queryForObject(
                        "SELECT value_number FROM vehicle_signal WHERE code = 'charge-voltage'", Integer.class))
                .isEqualTo(230);
    }

    @Test
    void keepFaultsOpenForTheSignalsThatAreLeft() throws Exception {
        deliver(event(Events.faultBody("new", NOON + 100_000, "PERMISSION", null, "RESOLVED", "closure-islocked")));
        assertThat(text("SELECT state FROM vehicle_fault WHERE type = 'PERMISSION'"))
                .isEqualTo("ERROR");
        assertThat(text("SELECT signals FROM vehicle_fault WHERE type = 'PERMISSION'"))
                .isEqualTo("vehicleidentification-vin");

        deliver(event(
                Events.faultBody("last", NOON + 101_000, "PERMISSION", null, "RESOLVED", "vehicleidentification-vin")));

        assertThat(text("SELECT state FROM vehicle_fault WHERE type = 'PERMISSION'"))
                .isEqualTo("RESOLVED");
    }

    @Test
    void takeAnEventAgainThatTheyHave() throws Exception {
        ObjectNode body = Events.stateBody("state-1", NOON + 60_000, signal("tractionbattery-stateofcharge", NOON, 57));

        deliver(event(body));

        assertThat(count("signal_reading")).isEqualTo(13);
        assertThat(text("SELECT event_type FROM vehicle_event WHERE event_id = 'state-1'"))
                .as("what only a table of later has")
                .isEqualTo("VEHICLE_STATE");
        assertThat(text("SELECT event_type FROM vehicle_event WHERE event_id = 'state-ahead'"))
                .isNull();
    }

    private static VehicleEvent event(ObjectNode body) {
        ((ObjectNode) body.at("/data/vehicle")).put("id", VEHICLE);
        return new VehicleEvent(
                body.get("eventId").asText(),
                Instant.ofEpochMilli(NOON + 110_000),
                body.toString().getBytes(UTF_8),
                8);
    }

    private void deliver(VehicleEvent... batch) throws Exception {
        assertThat(route.deliver("database", Arrays.asList(batch))).isNull();
    }

    private long count(String fromWhere) {
        return sql.queryForObject("SELECT COUNT(*) FROM " + fromWhere, Long.class);
    }

    private String text(String query) {
        return sql.queryForObject(query, String.class);
    }
}
