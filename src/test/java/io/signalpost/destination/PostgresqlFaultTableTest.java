package io.signalpost.destination;

class PostgresqlFaultTableTest extends FaultTableContract {

    @Override
    String[] emptyDatabase() {
        return EmptyPostgresql.create();
    }
}
