package io.signalpost.destination.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.signalpost.destination.erasure.VehicleEraser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static io.signalpost.destination.Events.CHARGE;
import static io.signalpost.destination.Events.NOON;
import static io.signalpost.destination.Events.VEHICLE;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A vehicle is erased while others use the tables. */
class PostgresqlEraserTest extends SharedDatabaseRoute {

    /** The order of {@link DatabaseTables}. */
    private static final List<String> AS_WRITTEN =
            List.of("vehicle_event", "vehicle_signal", "vehicle_fault_signal", "vehicle_fault", "vehicle_activity");

    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final Duration LONGER_THAN_THE_DRIVER_WAITS = Duration.ofMillis(2_500);

    private DriverManagerDataSource database;
    private JdbcTemplate operator;

    @Override
    String[] emptyDatabase() {
        String url = EmptyPostgresql.createUrl();
        database = new DriverManagerDataSource(url, "postgres", "");
        operator = new JdbcTemplate(database);
        return EmptyPostgresql.settings(url + "?socketTimeout=1");
    }

    @BeforeEach
    void fillTheTables() throws Exception {
        deliver(state("e1", NOON, signal(CHARGE, NOON, 50)));
    }

    @Test
    void readingsGoWithTheirEventsAndAreCounted() {
        operator.execute("DROP TRIGGER signal_reading_delete ON signal_reading"); // it removes them one by one
        Map<String, Long> erased;
        try {
            erased = eraser().erase(VEHICLE);
        } finally {
            operator.execute("CREATE TRIGGER signal_reading_delete INSTEAD OF DELETE ON signal_reading"
                    + " FOR EACH ROW EXECUTE FUNCTION signalpost_delete_reading()");
        }

        assertThat(erased).containsEntry("signal_reading", 1L).containsEntry("vehicle_event", 1L);
        assertThat(count("signalpost_reading")).isZero();
        assertThat(eraser().count(VEHICLE).values()).containsOnly(0L);
    }

    @Test
    void itMayTakeLongerThanTheDriverWaitsForAnAnswer() throws Exception {
        try (Connection holdsItUp = lock("vehicle_event")) {
            CompletableFuture<Map<String, Long>> erased = CompletableFuture.supplyAsync(() -> eraser().erase(VEHICLE));

            await().during(LONGER_THAN_THE_DRIVER_WAITS).atMost(A_WHILE).until(() -> !erased.isDone());
            holdsItUp.rollback();

            assertThat(erased.get(1, TimeUnit.MINUTES)).containsEntry("vehicle_event", 1L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void tablesAreLockedInTheOrderInWhichTheyAreWritten(int next) throws Exception {
        try (Connection holdsItUp = lock(AS_WRITTEN.get(next))) {
            CompletableFuture<Map<String, Long>> erased = CompletableFuture.supplyAsync(() -> eraser().erase(VEHICLE));

            await().atMost(A_WHILE).until(() -> !locked(false).isEmpty());

            assertThat(locked(false)).containsExactly(AS_WRITTEN.get(next));
            assertThat(locked(true)).containsExactlyInAnyOrderElementsOf(AS_WRITTEN.subList(0, next));
            holdsItUp.rollback();
            erased.get(1, TimeUnit.MINUTES);
        }
    }

    private VehicleEraser eraser() {
        return route.context().getBean("destination-database-eraser", VehicleEraser.class);
    }

    /** So that it can be read, but nothing is removed. */
    private Connection lock(String table) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("LOCK TABLE " + table + " IN SHARE MODE");
        return connection;
    }

    /** Tables of which somebody may remove rows, or waits for that. */
    private List<String> locked(boolean granted) {
        return operator.queryForList(
                "SELECT relname FROM pg_locks JOIN pg_class ON pg_class.oid = relation WHERE mode = 'RowExclusiveLock'"
                        + " AND relkind = 'r' AND relname LIKE 'vehicle%' AND granted = ?"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                String.class, granted);
    }
}
