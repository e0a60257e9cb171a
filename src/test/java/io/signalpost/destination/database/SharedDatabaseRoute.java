package io.signalpost.destination.database;

import java.nio.file.Path;

import io.signalpost.destination.Events;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One route for all tests of a class, each of which finds the tables empty. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedDatabaseRoute extends DatabaseRoute {

    @BeforeAll
    void start(@TempDir Path dataDir) throws Exception {
        open(dataDir);
    }

    @AfterAll
    void stop() {
        route.close();
    }

    @AfterEach
    void forget() {
        Events.forget(sql);
    }
}
