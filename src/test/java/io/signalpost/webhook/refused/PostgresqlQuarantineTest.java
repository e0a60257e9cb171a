package io.signalpost.webhook.refused;

import io.signalpost.eventlog.LogDatabase;

class PostgresqlQuarantineTest extends QuarantineContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
