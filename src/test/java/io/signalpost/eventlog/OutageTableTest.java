package io.signalpost.eventlog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.sqlite.SQLiteDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The statements about heartbeats and outages, on both databases. */
class OutageTableTest {

    private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");
    private static final Duration TOLERATED = Duration.ofSeconds(10);

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startServer() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void entersAnOutageWhenTheHeartbeatBeforeIsTooOld(String vendor) throws Exception {
        try (Statements statements = open(vendor)) {
            OutageTable.beat(statements, NOON, TOLERATED);
            OutageTable.beat(statements, NOON.plusSeconds(10), TOLERATED);
            OutageTable.beat(statements, NOON.plusSeconds(310), TOLERATED);

            assertThat(OutageTable.latest(statements, 100))
                    .containsExactly(new LogOutage(1, NOON.plusSeconds(10), NOON.plusSeconds(310), 0, 0, null, null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aHeartbeatNeverGoesBack(String vendor) throws Exception {
        try (Statements statements = open(vendor)) {
            OutageTable.beat(statements, NOON.plusSeconds(60), TOLERATED);

            assertThat(OutageTable.beat(statements, NOON, TOLERATED)).isEqualTo(NOON.plusSeconds(60));
            assertThat(OutageTable.beat(statements, NOON.plusSeconds(65), TOLERATED))
                    .isEqualTo(NOON.plusSeconds(65));
            assertThat(OutageTable.latest(statements, 100)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void anOutageIsJudgedOnceAndALossAcknowledgedOnce(String vendor) throws Exception {
        try (Statements statements = open(vendor)) {
            OutageTable.beat(statements, NOON, TOLERATED);
            Instant end = NOON.plusSeconds(600);
            OutageTable.beat(statements, end, TOLERATED);
            LogOutage judged = new LogOutage(1, NOON, end, 10.5, 7.25, "lost", null);

            assertThat(OutageTable.judge(statements, judged)).isTrue();
            assertThat(OutageTable.judge(statements, judged)).isFalse();
            assertThat(OutageTable.latest(statements, 1)).containsExactly(judged);
            assertThat(OutageTable.acknowledge(statements, end)).isEqualTo(1);
            assertThat(OutageTable.acknowledge(statements, end)).isZero();
            assertThat(OutageTable.latest(statements, 1).get(0).acknowledgedAt())
                    .isEqualTo(end);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void keepsABoundedNumberOfOutages(String vendor) throws Exception {
        try (Statements statements = open(vendor)) {
            for (int i = 0; i <= 1_010; i++) {
                OutageTable.beat(statements, NOON.plusSeconds(60L * i), TOLERATED);
            }

            List<LogOutage> kept = OutageTable.latest(statements, 2_000);
            assertThat(kept).hasSize(1_000);
            assertThat(kept.get(0).id()).isEqualTo(1_010);
        }
    }

    @Test
    void ofTwoNodesThatFindTheSameOutageOneEntersIt() throws Exception {
        try (Statements one = open("postgresql");
                Statements two = new Statements(postgres.getPostgresDatabase().getConnection())) {
            OutageTable.beat(one, NOON, TOLERATED);
            one.connection().setAutoCommit(false);
            two.connection().setAutoCommit(false);

            OutageTable.beat(one, NOON.plusSeconds(300), TOLERATED);
            var second = CompletableFuture.runAsync(() -> beat(two, NOON.plusSeconds(301)));
            one.connection().commit();
            second.get(10, TimeUnit.SECONDS);
            two.connection().commit();

            assertThat(OutageTable.latest(one, 100)).hasSize(1);
        }
    }

    private static void beat(Statements statements, Instant now) {
        try {
            OutageTable.beat(statements, now, TOLERATED);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Statements open(String vendor) throws SQLException {
        Connection connection = dataSource(vendor).getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS heartbeat");
            statement.execute("DROP TABLE IF EXISTS outage");
        }
        ScriptUtils.executeSqlScript(
                connection, new ClassPathResource("db/event-log/" + vendor + "/V3__heartbeat.sql"));
        return new Statements(connection);
    }

    private DataSource dataSource(String vendor) {
        if (vendor.equals("postgresql")) {
            return postgres.getPostgresDatabase();
        }
        SQLiteDataSource sqlite = new SQLiteDataSource();
        sqlite.setUrl(LogFixture.url(folder));
        return sqlite;
    }
}
