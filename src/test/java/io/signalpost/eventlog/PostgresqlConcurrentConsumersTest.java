package io.signalpost.eventlog;

class PostgresqlConcurrentConsumersTest extends ConcurrentConsumersContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
