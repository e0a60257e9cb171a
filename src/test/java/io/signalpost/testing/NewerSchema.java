package io.signalpost.testing;

import org.springframework.jdbc.core.JdbcTemplate;

/** Tables as a later release leaves them. */
public final class NewerSchema {

    private NewerSchema() {}

    /** Enters a migration that this release does not know, as Flyway does. */
    public static void enter(JdbcTemplate sql, String history) {
        sql.update("INSERT INTO " + history + " (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success)"
                + " VALUES (1000, '1000', 'later', 'SQL', 'V1000__later.sql', 1, 'signalpost', 1, true)");
    }
}
