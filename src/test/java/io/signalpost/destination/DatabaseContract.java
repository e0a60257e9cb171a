package io.signalpost.destination;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.EventLogEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.destination.Events.VEHICLE;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static org.assertj.core.api.Assertions.assertThat;

/** What the {@code database} destination promises, on whichever database. */
abstract class DatabaseContract implements LatestValueContract, VehicleFaultContract {

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

    @Override
    public JdbcTemplate sql() {
        return sql;
    }

    @Override
    public void deliver(VehicleEvent... batch) throws Exception {
        assertThat(route.deliver("database", List.of(batch))).isNull();
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
    void writesNothingNewForAnEventDeliveredAgain() throws Exception {
        VehicleEvent old = state("old", NOON, signal(CHARGE, NOON, 50));
        deliver(old, state("new", NOON + MINUTE, signal(CHARGE, NOON + MINUTE, 49)));

        deliver(old);

        assertThat(count("signal_reading")).isEqualTo(2);
        assertThat(charge()).isEqualTo(49);
    }

    @Test
    void takesAnEventWithoutVehicleWithoutSignalsOrWithASignalTwice() throws Exception {
        ObjectNode noVehicle = Events.stateBody("no-vehicle", NOON, signal(CHARGE, NOON, 50));
        ((ObjectNode) noVehicle.get("data")).remove("vehicle");

        deliver(
                Events.event(noVehicle),
                state("no-signals", NOON),
                state("twice", NOON, signal(CHARGE, NOON - MINUTE, 40), signal(CHARGE, NOON, 41)));

        assertThat(count("signal_reading")).isEqualTo(2);
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
    void writesAllThreeTablesOrNone() throws Exception {
        sql.execute("DROP TABLE vehicle_fault");

        Exception failure = route.deliver("database", List.of(state("e1", NOON, signal(CHARGE, NOON, 50))));

        assertThat(failure).isNotNull();
        assertThat(count("signal_reading")).isZero();
        assertThat(count("vehicle_signal")).isZero();
    }

    @Test
    void asksTheEventLogForBatchesFromTheBeginning() {
        EventLogEndpoint endpoint = route.endpoint("database");

        assertThat(endpoint.getBatchSize()).isEqualTo(500);
        assertThat(endpoint.getStartFrom()).isEqualTo("beginning");
    }
}
