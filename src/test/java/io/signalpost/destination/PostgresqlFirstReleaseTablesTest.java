package io.signalpost.destination;

import java.sql.DriverManager;

class PostgresqlFirstReleaseTablesTest extends FirstReleaseTablesContract {

    @Override
    String[] databaseOfTheFirstRelease() throws Exception {
        String[] database = EmptyPostgresql.create();
        String url = database[0].substring(database[0].indexOf('=') + 1);
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(dump("postgresql.sql"));
        }
        return database;
    }
}
