package io.signalpost.destination.database;

import java.sql.DriverManager;
import java.sql.SQLException;

class PostgresqlFirstReleaseTablesTest extends FirstReleaseTablesContract {

    @Override
    String[] databaseOfTheFirstRelease() throws SQLException {
        return EmptyPostgresql.settings(createUrl());
    }

    /** The URL of a new database that holds what the first release left. */
    static String createUrl() throws SQLException {
        String url = EmptyPostgresql.createUrl();
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(dump("postgresql.sql"));
        }
        return url;
    }
}
