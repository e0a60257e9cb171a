package io.signalpost.destination.database;

import java.net.ConnectException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.TestSocketUtils;

import static io.signalpost.destination.Events.CHARGE;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The {@code database} destination while PostgreSQL comes and goes. */
@Timeout(120)
class PostgresqlOutageTest {

    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final List<VehicleEvent> BATCH = List.of(state("e1", 1, signal(CHARGE, 1, 50)));

    @TempDir
    Path dataDir;

    private int port;

    @BeforeEach
    void choosePort() {
        port = TestSocketUtils.findAvailableTcpPort();
    }

    @Test
    void startsWithoutTheDatabaseAndCreatesTheTablesOnceItIsThere() throws Exception {
        try (RunningRoute route = start()) {
            Exception before = route.deliver("database", BATCH);

            try (EmbeddedPostgres postgres = postgres()) {
                // The pool looks for the database at intervals of its own, as the event log does.
                await().atMost(A_WHILE).until(() -> route.deliver("database", BATCH) == null);

                assertThat(before).hasRootCauseInstanceOf(ConnectException.class);
                assertThat(readings(route)).isEqualTo(1);
            }
        }
    }

    @Test
    void failsWithAConnectionErrorWhileTheDatabaseIsAwayAndWritesWhenItIsBack() throws Exception {
        Path data = dataDir.resolve("postgres");
        EmbeddedPostgres first = postgres(data);
        try (RunningRoute route = start()) {
            first.close();
            Exception away = route.deliver("database", BATCH);
            try (EmbeddedPostgres second = postgres(data)) {
                await().atMost(A_WHILE).until(() -> route.deliver("database", BATCH) == null);

                assertThat(ExceptionUtils.throwableOfType(away, SQLException.class)
                                .getSQLState())
                        .matches("08.*|57.*");
                assertThat(readings(route)).isEqualTo(1);
            }
        }
    }

    @Test
    void writesAgainByItselfAfterAWhileInWhichTheDatabaseWasReadOnly() throws Exception {
        try (EmbeddedPostgres postgres = postgres();
                RunningRoute route = start()) {
            JdbcTemplate operator = new JdbcTemplate(postgres.getPostgresDatabase());
            JdbcTemplate pooled = new JdbcTemplate(route.context().getBean("destination-database", DataSource.class));
            for (int connection = 0; connection < 4; connection++) { // as one that was opened while it was
                pooled.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
            }

            Exception readOnly = route.deliver("database", BATCH);

            assertThat(readOnly).hasStackTraceContaining("read-only");
            await().atMost(A_WHILE).until(() -> route.deliver("database", BATCH) == null);
            assertThat(operator.queryForObject("SELECT COUNT(*) FROM signal_reading", Long.class))
                    .isEqualTo(1);
        }
    }

    private RunningRoute start() {
        return RunningRoute.start(
                dataDir,
                "routes/database.camel.yaml",
                "destination.database.url=jdbc:postgresql://localhost:" + port + "/postgres",
                "destination.database.username=postgres");
    }

    private EmbeddedPostgres postgres() throws Exception {
        return postgres(dataDir.resolve("postgres"));
    }

    private EmbeddedPostgres postgres(Path data) throws Exception {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
    }

    private static long readings(RunningRoute route) {
        return new JdbcTemplate(route.context().getBean("destination-database", DataSource.class))
                .queryForObject("SELECT COUNT(*) FROM signal_reading", Long.class);
    }
}
