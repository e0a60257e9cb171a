package io.signalpost.eventlog;

class PostgresqlLedgerTest extends LedgerContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
