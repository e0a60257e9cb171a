package io.signalpost.destination.database;

class SqliteSignalReadingsTest extends SignalReadingsContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }
}
