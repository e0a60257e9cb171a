package io.signalpost.eventlog;

import org.junit.jupiter.api.BeforeEach;

/** What is tested on SQLite and on PostgreSQL alike: each test has a database of its own. */
abstract class OnAnyDatabase {

    LogDatabase database;

    abstract LogDatabase database();

    @BeforeEach
    void chooseDatabase() {
        database = database();
    }
}
