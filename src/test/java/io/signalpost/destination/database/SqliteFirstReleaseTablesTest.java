package io.signalpost.destination.database;

import java.sql.DriverManager;

class SqliteFirstReleaseTablesTest extends FirstReleaseTablesContract {

    @Override
    String[] databaseOfTheFirstRelease() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + dataDir.resolve("signals.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(dump("sqlite.sql"));
        }
        return new String[0];
    }
}
