package io.signalpost.destination.database;

class SqliteBelievedTimesTest extends BelievedTimesContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }
}
