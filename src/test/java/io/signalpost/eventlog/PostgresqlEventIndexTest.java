package io.signalpost.eventlog;

class PostgresqlEventIndexTest extends EventIndexContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
