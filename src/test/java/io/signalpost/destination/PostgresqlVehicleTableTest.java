package io.signalpost.destination;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;

class PostgresqlVehicleTableTest extends VehicleTableContract {

    private EmbeddedPostgres postgres;

    @Override
    String[] emptyDatabase() throws Exception {
        postgres = EmbeddedPostgres.start();
        return PostgresqlDatabaseTest.emptyDatabase(postgres);
    }

    @Override
    @AfterAll
    void stop() throws Exception {
        super.stop();
        postgres.close();
    }
}
