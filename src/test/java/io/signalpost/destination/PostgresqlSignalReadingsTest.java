package io.signalpost.destination;

class PostgresqlSignalReadingsTest extends SignalReadingsContract {

    @Override
    String[] emptyDatabase() {
        return EmptyPostgresql.create();
    }
}
