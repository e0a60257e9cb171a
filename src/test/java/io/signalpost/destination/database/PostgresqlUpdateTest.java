package io.signalpost.destination.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.signalpost.testing.RunningApp;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static io.signalpost.destination.Events.CHARGE;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The {@code database} destination while tables of an earlier release are updated, which many rows make a long time. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class PostgresqlUpdateTest {

    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final Duration LONGER_THAN_THE_DRIVER_WAITS = Duration.ofMillis(2_500);
    private static final List<VehicleEvent> BATCH = List.of(state("e1", 1, signal(CHARGE, 1, 50)));

    @TempDir
    Path dataDir;

    private String url;
    private JdbcTemplate operator;

    @BeforeEach
    void createTheTablesOfTheFirstRelease() throws Exception {
        url = PostgresqlFirstReleaseTablesTest.createUrl();
        operator = new JdbcTemplate(new DriverManagerDataSource(url, "postgres", ""));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }

    private RunningRoute start() {
        return RunningRoute.start(
                dataDir, "routes/database.camel.yaml", EmptyPostgresql.settings(url + "?socketTimeout=1"));
    }

    @Test
    void theStartGoesOnAndTheUpdateHasAllTheTimeItNeeds(CapturedOutput output) throws Exception {
        try (Connection holdsItUp = connect()) {
            holdsItUp.setAutoCommit(false);
            holdsItUp.createStatement().execute("LOCK TABLE signal_reading");
            try (RunningRoute route = start()) {
                await().atMost(A_WHILE).until(() -> waiting().size() == 1);
                List<Integer> update = waiting();

                Exception meanwhile = route.deliver("database", BATCH);
                await().during(LONGER_THAN_THE_DRIVER_WAITS).atMost(A_WHILE).until(() -> waiting()
                        .equals(update));
                holdsItUp.rollback();

                assertThat(meanwhile).hasRootCauseMessage("the tables are being brought up to date");
                await().atMost(A_WHILE).until(() -> route.deliver("database", BATCH) == null);
                assertThat(operator.queryForObject("SELECT COUNT(*) FROM signal_reading", Long.class))
                        .isEqualTo(14);
                assertThat(output).containsOnlyOnce("The tables are being brought up to date");
            }
        }
    }

    @Test
    void anEventLogThatIsMissingIsFoundBeforeAndTheTablesStayAsTheyAre() throws Exception {
        try (Connection holdsItUp = connect()) {
            holdsItUp.setAutoCommit(false);
            holdsItUp.createStatement().execute("LOCK TABLE signal_reading");

            assertThatThrownBy(() -> RunningApp.start(dataDir, EmptyPostgresql.settings(url))
                            .close())
                    .hasRootCauseMessage("signalpost.event-log.url: the event log is empty, but the database of"
                            + " destination.database.url knows vehicles, so it had another log; put that back, or set"
                            + " signalpost.event-log.allow-new=true to begin a new one");
        }
        assertThat(operator.queryForObject("SELECT MAX(version) FROM signalpost_schema_history", String.class))
                .isEqualTo("2");
    }

    /** Sessions that wait for a lock. */
    private List<Integer> waiting() {
        return operator.queryForList(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
                Integer.class);
    }

    @Test
    void whatHoldsTheUpdateUpIsNamedAndItIsBegunAgain() throws Exception {
        operator.execute("CREATE VIEW mine AS SELECT code FROM signal_reading");
        try (RunningRoute route = start()) {
            await().atMost(A_WHILE).until(() -> ExceptionUtils.getStackTrace(route.deliver("database", BATCH))
                    .contains("create it again after the update: mine"));

            operator.execute("DROP VIEW mine");

            await().atMost(A_WHILE).until(() -> route.deliver("database", BATCH) == null);
        }
    }
}
