package io.signalpost.destination.database;

class PostgresqlBelievedTimesTest extends BelievedTimesContract {

    @Override
    String[] emptyDatabase() {
        return EmptyPostgresql.create();
    }
}
