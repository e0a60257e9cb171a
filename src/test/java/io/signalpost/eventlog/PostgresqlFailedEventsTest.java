package io.signalpost.eventlog;

class PostgresqlFailedEventsTest extends FailedEventsContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
