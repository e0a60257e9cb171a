package io.signalpost.destination;

class PostgresqlBelievedTimesTest extends BelievedTimesContract {

    @Override
    String[] emptyDatabase() {
        return EmptyPostgresql.create();
    }
}
