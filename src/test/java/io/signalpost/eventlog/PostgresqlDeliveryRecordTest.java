package io.signalpost.eventlog;

class PostgresqlDeliveryRecordTest extends DeliveryRecordContract {

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }
}
