package io.signalpost.eventlog;

class PostgresqlDestinationDownTest extends DestinationDownContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
