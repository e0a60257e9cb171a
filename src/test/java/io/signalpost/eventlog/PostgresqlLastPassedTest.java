package io.signalpost.eventlog;

class PostgresqlLastPassedTest extends LastPassedContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
