package io.signalpost.eventlog;

class PostgresqlQuarantineTest extends QuarantineContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
