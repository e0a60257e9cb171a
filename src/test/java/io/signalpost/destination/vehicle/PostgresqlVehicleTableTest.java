package io.signalpost.destination.vehicle;

import io.signalpost.destination.database.EmptyPostgresql;

class PostgresqlVehicleTableTest extends VehicleTableContract {

    @Override
    String[] emptyDatabase() {
        return EmptyPostgresql.create();
    }
}
