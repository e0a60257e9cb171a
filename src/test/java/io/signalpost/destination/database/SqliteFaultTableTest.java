package io.signalpost.destination.database;

class SqliteFaultTableTest extends FaultTableContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }
}
