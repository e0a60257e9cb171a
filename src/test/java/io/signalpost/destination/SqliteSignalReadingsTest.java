package io.signalpost.destination;

class SqliteSignalReadingsTest extends SignalReadingsContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }
}
