package io.signalpost.eventlog;

class PostgresqlEventLogConsumerTest extends EventLogConsumerContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
