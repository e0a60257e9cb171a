package io.signalpost.destination;

class SqliteCatalogueValuesTest extends CatalogueValuesContract {

    @Override
    String[] emptyDatabase() {
        return new String[0];
    }
}
