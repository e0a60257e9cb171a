package io.signalpost.destination;

class PostgresqlLatestNewsTest extends LatestNewsContract {

    @Override
    String[] emptyDatabase() {
        return EmptyPostgresql.create();
    }
}
