package io.signalpost.destination.database;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.JdbcTemplate;

/** Empty databases in one server, which the first test that needs it starts, and which stops with the JVM. */
public final class EmptyPostgresql {

    public static final EmbeddedPostgres SERVER = start();

    private EmptyPostgresql() {}

    /** A new database, as {@code key=value} for the destination. */
    public static String[] create() {
        return settings(createUrl());
    }

    /** The URL of a new database, for user {@code postgres}. */
    public static String createUrl() {
        String name = "fleet" + Long.toString(System.nanoTime(), 36);
        new JdbcTemplate(SERVER.getPostgresDatabase()).execute("CREATE DATABASE " + name);
        return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name;
    }

    /** What the destination is told of a database. */
    public static String[] settings(String url) {
        return new String[] {"destination.database.url=" + url, "destination.database.username=postgres"};
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
