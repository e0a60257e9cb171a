package io.signalpost.observe.trace;

import io.signalpost.eventlog.LogDatabase;

class PostgresqlTraceTableTest extends TraceTableContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
