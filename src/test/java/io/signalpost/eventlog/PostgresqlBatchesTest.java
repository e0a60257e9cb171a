package io.signalpost.eventlog;

class PostgresqlBatchesTest extends BatchesContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
