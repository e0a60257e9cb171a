package io.signalpost.eventlog;

class PostgresqlRetentionTest extends RetentionContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
