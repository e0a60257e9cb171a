package io.signalpost.testing;

import java.nio.file.Path;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Looks into a SQLite file from outside, while the application uses it or afterwards. */
public final class SqliteFile {

    private SqliteFile() {}

    /** Queries the file; every query opens it anew and leaves it closed. */
    public static JdbcTemplate query(Path file) {
        return new JdbcTemplate(new DriverManagerDataSource("jdbc:sqlite:" + file));
    }
}
