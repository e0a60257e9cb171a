package io.signalpost.destination.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.destination.Events.CHARGE;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the {@code database} destination makes of the errors of a real PostgreSQL, and that it goes on afterwards. */
@Timeout(180)
class PostgresqlFailuresTest {

    private static EmbeddedPostgres postgres;
    private static JdbcTemplate admin;
    private static int databases;

    @TempDir
    Path dataDir;

    private String database;
    private RunningRoute route;

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = EmbeddedPostgres.start();
        admin = new JdbcTemplate(postgres.getPostgresDatabase());
        admin.execute("CREATE ROLE fleet LOGIN PASSWORD 'fleet'");
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        postgres.close();
    }

    @AfterEach
    void stopRoute() {
        if (route != null) {
            route.close();
        }
    }

    @Test
    void aDatabaseThatIsReadOnlyForAWhileIsUnavailableUntilItIsNot() throws Exception {
        start();
        admin.execute("ALTER DATABASE " + database + " SET default_transaction_read_only = on");
        endSessions();
        await().until(() -> "25006".equals(sqlState(deliver("during"))));

        assertThat(failure(deliver("during"))).returns(FailureKind.UNAVAILABLE, Failure::kind);
        admin.execute("ALTER DATABASE " + database + " RESET default_transaction_read_only");

        delivers(); // though its sessions began read-only
    }

    @Test
    void aServerThatDoesNotKnowThePreparedStatementIsUnavailableOnce() throws Exception {
        start();
        for (int i = 0; i < 10; i++) { // the driver prepares on the server what it has sent five times
            assertThat(deliver("e" + i)).isNull();
        }
        inSession("DO $$ BEGIN EXECUTE 'DEALLOCATE ALL'; END $$"); // as a pooler's other server

        Exception failure = deliver("late");

        assertThat(sqlState(failure)).isEqualTo("26000");
        assertThat(failure(failure).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        delivers();
    }

    @Test
    void aTableThatIsGoneIsUnavailable() throws Exception {
        start();
        inSession("ALTER TABLE vehicle_signal RENAME TO gone");
        Exception failure = deliver("e1");
        inSession("ALTER TABLE gone RENAME TO vehicle_signal");

        assertThat(failure(failure))
                .returns(FailureKind.UNAVAILABLE, Failure::kind)
                .returns("42P01", Failure::code);
        assertThat(failure(failure).text()).contains("vehicle_signal", "does not exist");
        delivers();
    }

    @Test
    void rightsThatAreTakenAwayMeanUnavailable() throws Exception {
        start();
        admin(database).execute("ALTER TABLE signalpost_reading OWNER TO postgres");

        assertThat(failure(deliver("e1")))
                .returns(FailureKind.UNAVAILABLE, Failure::kind)
                .returns("42501", Failure::code);
    }

    @Test
    void aLoginThatIsRefusedADatabaseThatIsGoneAndOneWithoutRoomForUsAreUnavailable() throws Exception {
        start();
        admin.execute("ALTER ROLE fleet NOLOGIN");
        endSessions();
        await().until(() -> "28000".equals(sqlState(deliver("e1"))));
        admin.execute("ALTER ROLE fleet LOGIN CONNECTION LIMIT 0");
        await().until(() -> "53300".equals(sqlState(deliver("e2"))));
        admin.execute("ALTER ROLE fleet CONNECTION LIMIT -1");
        admin.execute("ALTER DATABASE " + database + " RENAME TO elsewhere");
        await().until(() -> "3D000".equals(sqlState(deliver("e3"))));
        assertThat(failure(deliver("e4")).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        admin.execute("ALTER DATABASE elsewhere RENAME TO " + database);

        delivers();
    }

    @Test
    void aStatementThatWaitsTooLongForALockMeansUnavailable() throws Exception {
        start();
        try (Connection other = postgres.getDatabase("postgres", database).getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE signal_reading");
            inSession("SET lock_timeout = '100ms'");

            assertThat(failure(deliver("e1")))
                    .returns(FailureKind.UNAVAILABLE, Failure::kind)
                    .returns("55P03", Failure::code);
            other.rollback();
        }
        delivers();
    }

    @Test
    void anErrorIsTakenForWhatItsStateSays() throws Exception {
        start();
        for (String server : List.of("40001", "40P01", "53100", "57014", "57P01", "58030", "08006")) {
            assertThat(raised(server)).as(server).isEqualTo(FailureKind.UNAVAILABLE);
            delivers();
        }
        for (String data : List.of("22003", "22P05", "23502", "23514")) {
            assertThat(raised(data)).as(data).isEqualTo(FailureKind.DEAD);
            delivers();
        }
        assertThat(raised("P0001")).as("one that nobody has thought of").isEqualTo(FailureKind.RETRY);
    }

    /** The kind of an error that the server raises, and no longer raises afterwards. */
    private FailureKind raised(String state) throws Exception {
        inSession(
                "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '"
                        + state + "'; END $$ LANGUAGE plpgsql");
        inSession("CREATE TRIGGER refuse BEFORE INSERT ON signalpost_reading FOR EACH ROW EXECUTE FUNCTION refuse()");
        Exception failure = deliver("raises-" + state);
        assertThat(sqlState(failure)).isEqualTo(state);
        inSession("DROP TRIGGER refuse ON signalpost_reading");
        return failure(failure).kind();
    }

    private void start() {
        database = "fleet_" + ++databases;
        admin.execute("CREATE DATABASE " + database + " OWNER fleet");
        route = RunningRoute.start(
                dataDir,
                "routes/database.camel.yaml",
                "destination.database.url=jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database,
                "destination.database.username=fleet",
                "destination.database.password=fleet");
        delivers();
    }

    private void delivers() {
        await().atMost(Duration.ofSeconds(20)).until(() -> deliver("again") == null);
    }

    private Exception deliver(String id) throws Exception {
        VehicleEvent event = state(id, 1, signal(CHARGE, 1, 50));
        return route.deliver("database", List.of(event));
    }

    private void inSession(String statement) throws SQLException {
        DataSource pool = route.context().getBean("destination-database", DataSource.class);
        try (Connection connection = pool.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static JdbcTemplate admin(String database) {
        return new JdbcTemplate(postgres.getDatabase("postgres", database));
    }

    private void endSessions() {
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    private static String sqlState(Exception failure) {
        return ExceptionUtils.getThrowableList(failure).stream()
                .filter(SQLException.class::isInstance)
                .map(error -> ((SQLException) error).getSQLState())
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static Failure failure(Exception failure) {
        return Failures.of(failure, FailureTable.parse(null));
    }
}
