package io.signalpost.eventlog;

class PostgresqlNewerThanSeenTest extends NewerThanSeenContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
