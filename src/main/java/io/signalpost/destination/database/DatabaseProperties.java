package io.signalpost.destination.database;

import io.signalpost.destination.sql.DatabaseVendor;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the {@code database} destination writes.
 *
 * @param url      {@code jdbc:sqlite:<file>} or {@code jdbc:postgresql://<host>/<database>}
 * @param username empty for SQLite
 * @param password empty for SQLite
 */
@ConfigurationProperties("destination.database")
public record DatabaseProperties(String url, String username, String password) {

    /** @throws IllegalArgumentException saying what to write */
    public DatabaseVendor vendor() {
        return DatabaseVendor.of(url);
    }

    /** Without the address, which may hold a password, and the login. */
    @Override
    public String toString() {
        return "DatabaseProperties[]";
    }
}
