package io.signalpost.destination;

class SqliteLatestNewsTest extends LatestNewsContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }
}
