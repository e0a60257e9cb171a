package io.signalpost.destination.database;

class PostgresqlSignalReadingsTest extends SignalReadingsContract {

    @Override
    String[] emptyDatabase() {
        return EmptyPostgresql.create();
    }
}
