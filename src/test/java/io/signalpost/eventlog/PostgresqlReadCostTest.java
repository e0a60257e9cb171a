package io.signalpost.eventlog;

class PostgresqlReadCostTest extends ReadCostContract {

    @Override
    String url() {
        return LogDatabase.postgresql().url();
    }
}
