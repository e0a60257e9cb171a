package io.signalpost.destination.database;

class PostgresqlLatestNewsTest extends LatestNewsContract {

    @Override
    String[] emptyDatabase() {
        return EmptyPostgresql.create();
    }
}
