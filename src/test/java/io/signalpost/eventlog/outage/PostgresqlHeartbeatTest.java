package io.signalpost.eventlog.outage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.store.Statements;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresqlHeartbeatTest extends HeartbeatContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }

    @Test
    void ofTwoNodesThatFindTheSameOldHeartbeatOneEntersTheOutage() throws Exception {
        try (Statements one = new Statements(this::connect);
                Statements two = new Statements(this::connect)) {
            OutageTable.beat(one, NOON, TOLERATED);
            one.connection().commit();

            OutageTable.beat(one, NOON.plusSeconds(300), TOLERATED);
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> beat(two, NOON.plusSeconds(301)));
            one.connection().commit();
            second.get(10, TimeUnit.SECONDS);

            assertThat(OutageTable.latest(one, 100)).hasSize(1);
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = database.sql().getDataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void beat(Statements statements, Instant now) {
        try {
            OutageTable.beat(statements, now, TOLERATED);
            statements.connection().commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
