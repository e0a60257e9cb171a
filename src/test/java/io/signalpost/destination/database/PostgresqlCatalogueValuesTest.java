package io.signalpost.destination.database;

class PostgresqlCatalogueValuesTest extends CatalogueValuesContract {

    @Override
    String[] emptyDatabase() {
        return EmptyPostgresql.create();
    }
}
