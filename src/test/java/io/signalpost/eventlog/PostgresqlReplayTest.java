package io.signalpost.eventlog;

class PostgresqlReplayTest extends ReplayContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
