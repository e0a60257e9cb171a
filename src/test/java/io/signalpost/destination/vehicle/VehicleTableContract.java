package io.signalpost.destination.vehicle;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.destination.vehicle.VehicleTable.State;
import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.destination.Events.VEHICLE;
import static io.signalpost.destination.Events.failedSignal;
import static io.signalpost.destination.Events.signal;
import static org.assertj.core.api.Assertions.assertThat;

/** What the {@code database} destination knows about the vehicles, on whichever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VehicleTableContract {

    private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");
    private static final String CHARGE = "tractionbattery-stateofcharge";

    private RunningRoute route;
    JdbcTemplate sql;
    private VehicleTable vehicles;

    /** {@code key=value} for an empty database. */
    abstract String[] emptyDatabase() throws Exception;

    @BeforeAll
    void start(@TempDir Path dataDir) throws Exception {
        route = RunningRoute.start(dataDir, "routes/database.camel.yaml", emptyDatabase());
        DataSource dataSource = route.context().getBean("destination-database", DataSource.class);
        sql = new JdbcTemplate(dataSource);
        vehicles = new VehicleTable(dataSource, new SilenceRule(3, Duration.ofMinutes(10)));
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
    void knowsAVehicleItsLastEventAndHowOftenItSends() throws Exception {
        deliver(event(VEHICLE, 0), event(VEHICLE, 60));
        deliver(event(VEHICLE, 180));

        assertThat(vehicle(VEHICLE, 200))
                .isEqualTo(new VehicleStatus(
                        VEHICLE,
                        "KIA",
                        "EV6",
                        2024,
                        "LIVE",
                        NOON.plusSeconds(180),
                        3,
                        Duration.ofSeconds(90),
                        false,
                        null,
                        0));
    }

    @Test
    void oneEventShowsNoCadence() throws Exception {
        deliver(event(VEHICLE, 0));

        assertThat(vehicle(VEHICLE, 0).cadence()).isNull();
        assertThat(vehicle(VEHICLE, 86_400).silent()).isFalse();
    }

    @Test
    void afterTenGapsEachCountsForATenth() throws Exception {
        List<VehicleEvent> events = new ArrayList<>();
        for (int i = 0; i <= 11; i++) {
            events.add(event(VEHICLE, i * 60));
        }
        events.add(event(VEHICLE, 11 * 60 + 600));

        deliver(events.toArray(VehicleEvent[]::new));

        assertThat(vehicle(VEHICLE, 2_000).cadence()).isEqualTo(Duration.ofSeconds(60 + 54));
    }

    @Test
    void whatIsDeliveredAgainOrLateCountsForNothing() throws Exception {
        VehicleEvent[] batch = {event(VEHICLE, 0), event(VEHICLE, 60), event(VEHICLE, 120)};
        deliver(batch);
        VehicleStatus before = vehicle(VEHICLE, 120);

        deliver(batch);
        deliver(event(VEHICLE, 30));
        assertThat(vehicle(VEHICLE, 120)).isEqualTo(before);

        deliver(batch[1], batch[2], event(VEHICLE, 180));
        assertThat(vehicle(VEHICLE, 180).events()).isEqualTo(4);
        assertThat(vehicle(VEHICLE, 180).cadence()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void keepsWhatALaterEventDoesNotSay() throws Exception {
        deliver(event(VEHICLE, 0));
        ObjectNode bare = body(VEHICLE, 60);
        ((ObjectNode) bare.at("/data/vehicle")).remove(List.of("make", "model", "year"));
        deliver(event(bare, 60));

        assertThat(vehicle(VEHICLE, 60).make()).isEqualTo("KIA");
        assertThat(vehicle(VEHICLE, 60).year()).isEqualTo(2024);
    }

    @ParameterizedTest(name = "{0} {1} events, one each {2} s, then quiet for {3} s: silent {4}")
    @CsvSource({
        "LIVE, 5, 60, 599, false",
        "LIVE, 5, 60, 600, true",
        "LIVE, 4, 60, 6000, false",
        "LIVE, 5, 600, 1799, false",
        "LIVE, 5, 600, 1800, true",
        "SIMULATED, 5, 60, 6000, false"
    })
    void isSilentWhenQuietForLongerThanItsCadenceAllows(String mode, int events, int cadence, int quiet, boolean silent)
            throws Exception {
        for (int i = 0; i < events; i++) {
            ObjectNode body = body(VEHICLE, i * cadence);
            ((ObjectNode) body.get("meta")).put("mode", mode);
            deliver(event(body, i * cadence));
        }
        int last = (events - 1) * cadence;
        Instant now = NOON.plusSeconds(last + quiet);

        VehicleStatus status = vehicle(VEHICLE, last + quiet);
        assertThat(status.silent()).isEqualTo(silent);
        assertThat(status.silentSince()).isEqualTo(silent ? NOON.plusSeconds(last + Math.max(600, 3 * cadence)) : null);
        assertThat(vehicles.count(now)).isEqualTo(new VehicleCounts(1, silent ? 1 : 0, 0));
        assertThat(vehicles.list(State.SILENT, "", 10, now)).hasSize(silent ? 1 : 0);
    }

    @Test
    void listsVehiclesByIdAPageAtATime() throws Exception {
        deliver(event("c", 0), event("a", 1), event("b", 2));

        assertThat(ids(vehicles.list(State.KNOWN, "", 2, NOON))).containsExactly("a", "b");
        assertThat(ids(vehicles.list(State.KNOWN, "b", 2, NOON))).containsExactly("c");
        assertThat(vehicles.find("d", NOON)).isEmpty();
    }

    @Test
    void aVehicleIsFaultyUntilItsFaultIsResolved() throws Exception {
        deliver(event(Events.faultBody("e1", ms(0), "PERMISSION", null, "ERROR"), 0));
        assertThat(vehicles.count(NOON)).isEqualTo(new VehicleCounts(1, 0, 1));
        assertThat(vehicle(VEHICLE, 0).openFaults()).isEqualTo(1);
        assertThat(vehicles.openFaults(VEHICLE))
                .containsExactly(new OpenFault("PERMISSION", "", NOON, "REAUTHENTICATE"));

        deliver(event(Events.faultBody("e2", ms(60), "PERMISSION", null, "RESOLVED"), 60));

        assertThat(vehicles.count(NOON).faulty()).isZero();
        assertThat(vehicles.list(State.FAULTY, "", 10, NOON)).isEmpty();
        assertThat(vehicles.openFaults(VEHICLE)).isEmpty();
    }

    @Test
    void tellsHowFreshEachSignalIsAndWhatFailedInTheLastEvent() throws Exception {
        ObjectNode vin = signal("vehicleidentification-vin", 0, "1HGCM82633A004352");
        ((ObjectNode) vin.get("meta")).put("retrievedAt", ms(-10));
        deliver(event(
                Events.stateBody(
                        "e1", ms(0), signal(CHARGE, ms(-90), 50), vin, failedSignal("odometer-traveleddistance")),
                0));
        deliver(event(
                Events.stateBody(
                        "e2", ms(60), failedSignal(CHARGE), signal("odometer-traveleddistance", ms(50), 1_000)),
                60));
        deliver(event(Events.faultBody("e3", ms(70), "PERMISSION", null, "ERROR"), 70));

        assertThat(vehicles.signals(VEHICLE, NOON.plusSeconds(110)))
                .containsExactly(
                        new SignalFreshness(
                                "odometer-traveleddistance",
                                NOON.plusSeconds(50),
                                NOON.plusSeconds(90),
                                Duration.ofMinutes(1),
                                null),
                        new SignalFreshness(
                                CHARGE,
                                NOON.minusSeconds(90),
                                NOON.minusSeconds(50),
                                Duration.ofSeconds(200),
                                "UPSTREAM/NO_RESPONSE"),
                        new SignalFreshness(
                                "vehicleidentification-vin", null, NOON.minusSeconds(10), Duration.ofMinutes(2), null));
    }

    @Test
    void knowsTheLastValueOfEachSignalAndTheLastEvent() throws Exception {
        deliver(event(
                Events.stateBody("e1", ms(0), signal(CHARGE, ms(0), 50), signal("odometer-traveleddistance", ms(0), 7)),
                0));
        deliver(event(
                Events.stateBody("e2", ms(60), signal(CHARGE, ms(60), 49.5), failedSignal("odometer-traveleddistance")),
                60));

        Map<String, SignalValue> values = vehicles.values(VEHICLE);

        assertThat(values).containsOnlyKeys(CHARGE, "odometer-traveleddistance");
        assertThat((BigDecimal) values.get(CHARGE).value()).isEqualByComparingTo("49.5");
        assertThat((BigDecimal) values.get("odometer-traveleddistance").value()).isEqualByComparingTo("7");
        assertThat(vehicles.lastEvent(VEHICLE)).hasValue("e2");
        assertThat(vehicles.lastEvent("nobody")).isEmpty();
    }

    @Test
    void readsWhatASignalSaidAndHowOftenFromTheLatestEvents() throws Exception {
        deliver(event(Events.stateBody("e-old", ms(0), signal(CHARGE, ms(-9_000), 1), signal("rare", ms(0), 1)), 0));
        List<VehicleEvent> events = new ArrayList<>();
        for (int i = 1; i <= VehicleTable.EVENTS_OF_CADENCES; i++) {
            events.add(event(
                    Events.stateBody(
                            "e" + i,
                            ms(i * 60),
                            signal(CHARGE, ms(i * 60), i),
                            signal("parked", ms(60), 7),
                            failedSignal("odometer-traveleddistance")),
                    i * 60));
        }
        deliver(events.toArray(VehicleEvent[]::new));
        deliver(event("other", 0));

        assertThat(vehicles.cadences(VEHICLE)).isEqualTo(Map.of(CHARGE, Duration.ofMinutes(1)));
        assertThat(vehicles.readings(VEHICLE, CHARGE, 2))
                .extracting(PastReading::at)
                .containsExactly(NOON.plusSeconds(299 * 60), NOON.plusSeconds(300 * 60));
        assertThat(vehicles.readings(VEHICLE, "parked", 500)).hasSize(1);
        assertThat(vehicles.readings(VEHICLE, CHARGE, 500)).hasSize(301);
    }

    private void deliver(VehicleEvent... batch) throws Exception {
        assertThat(route.deliver("database", Arrays.asList(batch))).isNull();
    }

    private VehicleStatus vehicle(String id, int now) {
        return vehicles.find(id, NOON.plusSeconds(now)).orElseThrow();
    }

    private static VehicleEvent event(String vehicle, int receivedAt) {
        return event(body(vehicle, receivedAt), receivedAt);
    }

    private static VehicleEvent event(ObjectNode body, int receivedAt) {
        return new VehicleEvent(
                body.get("eventId").asText(),
                NOON.plusSeconds(receivedAt),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode body(String vehicle, int at) {
        ObjectNode body = Events.stateBody(vehicle + "-" + at, ms(at), signal(CHARGE, ms(at), 50));
        ((ObjectNode) body.at("/data/vehicle")).put("id", vehicle);
        return body;
    }

    private static long ms(int seconds) {
        return NOON.plusSeconds(seconds).toEpochMilli();
    }

    private static List<String> ids(List<VehicleStatus> vehicles) {
        return vehicles.stream().map(VehicleStatus::vehicleId).toList();
    }
}
