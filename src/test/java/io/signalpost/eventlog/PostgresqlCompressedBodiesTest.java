package io.signalpost.eventlog;

class PostgresqlCompressedBodiesTest extends CompressedBodiesContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
