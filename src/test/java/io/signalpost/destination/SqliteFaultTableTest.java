package io.signalpost.destination;

class SqliteFaultTableTest extends FaultTableContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }
}
