package io.signalpost.destination;

class PostgresqlVehicleTableTest extends VehicleTableContract {

    @Override
    String[] emptyDatabase() {
        return EmptyPostgresql.create();
    }
}
