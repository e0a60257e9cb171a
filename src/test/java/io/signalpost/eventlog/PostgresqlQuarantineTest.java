package io.signalpost.eventlog;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlQuarantineTest extends QuarantineContract {

    private static EmbeddedPostgres server;
    private static int schemas;

    @BeforeAll
    static void startServer() throws Exception {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql(server, "quarantine_" + schemas++);
    }
}
