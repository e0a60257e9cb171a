package io.signalpost.eventlog;

class PostgresqlDestinationsTest extends DestinationsContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
