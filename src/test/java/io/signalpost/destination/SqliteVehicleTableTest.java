package io.signalpost.destination;

class SqliteVehicleTableTest extends VehicleTableContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }
}
