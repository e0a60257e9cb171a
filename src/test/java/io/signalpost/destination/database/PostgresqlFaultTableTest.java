package io.signalpost.destination.database;

class PostgresqlFaultTableTest extends FaultTableContract {

    @Override
    String[] emptyDatabase() {
        return EmptyPostgresql.create();
    }
}
