package io.signalpost.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL server with its default settings, so that a commit is on disk when it returns. */
public final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final ProcessHandle postmaster;

    public Postgres(Path data) throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                // the embedded one's defaults are made for tests
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        postmaster = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
                .orElseThrow();
    }

    /** Creates a database and returns its URL, user included. */
    public String create(String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database + "?user=postgres";
    }

    /** For instance 17.6. */
    public String version() throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"))) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    public Usage usage() {
        return Usage.ofTree(postmaster);
    }

    @Override
    public void close() throws IOException {
        server.close();
        postmaster.onExit().join(); // close() gives up waiting while much is still to be written
    }
}
