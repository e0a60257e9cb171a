package io.signalpost.eventlog.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.signalpost.testing.PostgresqlServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** On a server that syncs, as the one of most tests does not. */
class PostgresqlWriteCostTest extends WriteCostContract {

    @TempDir
    private static Path data;

    private static PostgresqlServer server;
    private static int schemas;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresqlServer.start(data.resolve("postgresql"));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    /** Of a schema of its own for each test. */
    @Override
    String url() {
        String schema = "log_" + ++schemas;
        server.query().execute("CREATE SCHEMA " + schema);
        return server.url() + "&currentSchema=" + schema;
    }

    @Test
    void eventsThatWaitShareASync() throws Exception {
        await().until(() -> connections() == 1); // those that made the tables have gone, and their syncs are counted
        int before = syncs();

        appendTogether(EVENTS);

        List<String> synchronous =
                writer().await(statements -> statements.query(row -> row.getString(1), "SHOW synchronous_commit"));
        assertThat(synchronous)
                .as("synchronous_commit: each transaction is synced")
                .containsExactly("on");
        writer().close();
        await().until(() -> connections() == 0); // the server counts a connection's syncs at its end, if not before
        assertThat(syncs() - before).as("syncs").isBetween(1, EVENTS / 50);
    }

    private static int connections() {
        return number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'signalpost'");
    }

    /** Of the whole server. */
    private static int syncs() {
        return number("SELECT wal_sync FROM pg_stat_wal");
    }

    private static int number(String sql) {
        return server.query().queryForObject(sql, Integer.class);
    }
}
