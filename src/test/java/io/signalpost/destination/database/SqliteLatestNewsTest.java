package io.signalpost.destination.database;

class SqliteLatestNewsTest extends LatestNewsContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }
}
