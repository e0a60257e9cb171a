package io.signalpost.destination;

class PostgresqlCatalogueValuesTest extends CatalogueValuesContract {

    @Override
    String[] emptyDatabase() {
        return EmptyPostgresql.create();
    }
}
