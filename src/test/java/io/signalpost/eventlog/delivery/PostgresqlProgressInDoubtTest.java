package io.signalpost.eventlog.delivery;

import io.signalpost.eventlog.LogDatabase;

class PostgresqlProgressInDoubtTest extends ProgressInDoubtContract {

    @Override
    String url() {
        return LogDatabase.postgresql().url();
    }
}
