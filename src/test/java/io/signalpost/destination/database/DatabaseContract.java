package io.signalpost.destination.database;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.EventLogEndpoint;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.testing.NewerSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;

import static io.signalpost.destination.Events.CHARGE;
import static io.signalpost.destination.Events.NOON;
import static io.signalpost.destination.Events.VEHICLE;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** How the {@code database} destination begins, reads and fails, on whichever database. */
abstract class DatabaseContract extends DatabaseRoute {

    @TempDir
    Path dataDir;

    @BeforeEach
    void start() throws Exception {
        open(dataDir);
    }

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void asksTheEventLogForBatchesFromTheBeginning() {
        EventLogEndpoint endpoint = route.endpoint("database");

        assertThat(endpoint.getBatchSize()).isEqualTo(500);
        assertThat(endpoint.getStartFrom()).isEqualTo("beginning");
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
    void writesAllTablesOrNone() throws Exception {
        sql.execute("DROP TABLE vehicle_activity");

        Exception failure = route.deliver("database", List.of(state("e1", NOON, signal(CHARGE, NOON, 50))));

        assertThat(failure).isNotNull();
        assertThat(count("signal_reading")).isZero();
        assertThat(count("vehicle_signal")).isZero();
        assertThat(count("vehicle_event")).isZero();
    }

    @Test
    void batchesOfSeveralConsumersAreAllWritten() throws Exception {
        List<List<VehicleEvent>> batches = IntStream.range(0, 20)
                .mapToObj(batch -> IntStream.range(0, 50)
                        .mapToObj(i -> state(
                                "e" + batch + "-" + i,
                                NOON + i,
                                signal(CHARGE, NOON + i, i),
                                signal("charge-voltage", NOON + i, batch)))
                        .toList())
                .toList();

        assertThat(atOnce(batches)).isEmpty();

        assertThat(count("vehicle_event")).isEqualTo(1_000);
        assertThat(count("signal_reading")).isEqualTo(2_000);
        assertThat(number("SELECT events FROM vehicle_activity")).isEqualTo(1);
        assertThat(charge()).isEqualTo(49);
    }

    /** Delivers batches on several threads; returns what went wrong. */
    List<Exception> atOnce(List<List<VehicleEvent>> batches) throws Exception {
        ExecutorService consumers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Optional<Exception>>> deliveries = batches.stream()
                    .<Callable<Optional<Exception>>>map(
                            batch -> () -> Optional.ofNullable(route.deliver("database", batch)))
                    .toList();
            List<Exception> failures = new ArrayList<>();
            for (Future<Optional<Exception>> delivery : consumers.invokeAll(deliveries, 1, TimeUnit.MINUTES)) {
                delivery.get().ifPresent(failures::add);
            }
            return failures;
        } finally {
            consumers.shutdownNow();
        }
    }

    @Test
    void ofTenEventsOfWhichTheTablesRefuseOneTheOthersAreWritten() throws Exception {
        sql.execute("CREATE UNIQUE INDEX one_of_each ON vehicle_event (user_external_id)");
        EventLog log = route.context().getBean(EventLog.class);

        for (int i = 0; i < 10; i++) {
            ObjectNode body = Events.stateBody("e" + i, NOON + i, signal(CHARGE, NOON + i, i));
            ((ObjectNode) body.at("/data/user")).put("externalId", i == 4 ? "customer-3" : "customer-" + i);
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
}
