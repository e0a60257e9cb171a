package io.signalpost.destination;

import java.sql.DriverManager;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlFirstReleaseTablesTest extends FirstReleaseTablesContract {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startServer() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        postgres.close();
    }

    @Override
    String[] databaseOfTheFirstRelease() throws Exception {
        String[] database = PostgresqlDatabaseTest.emptyDatabase(postgres);
        String url = database[0].substring(database[0].indexOf('=') + 1);
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(dump("postgresql.sql"));
        }
        return database;
    }
}
