package io.signalpost.destination.database;

class SqliteCatalogueValuesTest extends CatalogueValuesContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }
}
