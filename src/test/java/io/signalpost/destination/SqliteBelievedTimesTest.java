package io.signalpost.destination;

class SqliteBelievedTimesTest extends BelievedTimesContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }
}
