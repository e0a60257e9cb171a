package io.signalpost.eventlog;

class PostgresqlLogViewTest extends LogViewContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
