package io.signalpost.destination;

import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlDatabaseTest extends DatabaseContract {

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
    String[] emptyDatabase() throws Exception {
        String name = "fleet" + Long.toString(System.nanoTime(), 36);
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new String[] {
            "destination.database.url=jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name,
            "destination.database.username=postgres"
        };
    }

    @Override
    String time(String query) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
                .withZone(ZoneOffset.UTC)
                .format(sql.queryForObject(query, Timestamp.class).toInstant());
    }
}
