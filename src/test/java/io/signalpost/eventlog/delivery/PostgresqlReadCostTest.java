package io.signalpost.eventlog.delivery;

import io.signalpost.eventlog.LogDatabase;

class PostgresqlReadCostTest extends ReadCostContract {

    @Override
    String url() {
        return LogDatabase.postgresql().url();
    }
}
