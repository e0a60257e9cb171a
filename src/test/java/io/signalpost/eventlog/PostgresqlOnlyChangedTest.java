package io.signalpost.eventlog;

class PostgresqlOnlyChangedTest extends OnlyChangedContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
