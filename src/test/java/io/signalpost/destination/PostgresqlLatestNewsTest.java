package io.signalpost.destination;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;

class PostgresqlLatestNewsTest extends LatestNewsContract {

    private EmbeddedPostgres postgres;

    @Override
    String[] emptyDatabase() throws Exception {
        postgres = EmbeddedPostgres.start();
        return PostgresqlDatabaseTest.emptyDatabase(postgres);
    }

    @AfterAll
    void stopServer() throws Exception {
        postgres.close();
    }
}
