package io.signalpost.eventlog;

class PostgresqlBusyLedgerTest extends BusyLedgerContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
