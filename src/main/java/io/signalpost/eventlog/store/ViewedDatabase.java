package io.signalpost.eventlog.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.apache.commons.lang3.StringUtils;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Where a log is that is only read. */
record ViewedDatabase(Statements.Opener opener, EventTable events, String name) {

    private static final String SETTING = "signalpost.event-log.url: ";

    static ViewedDatabase of(EventLogProperties properties) {
        if (properties.url().startsWith(Sqlite.PREFIX)) {
            return sqlite(
                    Path.of(properties.url().substring(Sqlite.PREFIX.length()).replaceFirst("\\?.*", "")));
        }
        if (properties.url().startsWith(Postgresql.PREFIX)) {
            return new ViewedDatabase(() -> postgresql(properties), new PostgresqlEvents(), "PostgreSQL");
        }
        throw new IllegalStateException( // without the value, which may hold a password
                SETTING + "is neither a SQLite file nor a PostgreSQL database");
    }

    private static ViewedDatabase sqlite(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(SETTING + "there is no event log " + file
                    + "; run it where the receiver's application.properties is, or write --events and example bodies");
        }
        return new ViewedDatabase(() -> sqliteReader(file), new SqliteEvents(), file.toString());
    }

    /** Where no receiver has it open there is no write-ahead log, and reading is to begin none. */
    private static Connection sqliteReader(Path file) throws SQLException {
        boolean open = Files.exists(Path.of(file + "-wal"));
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(4_000);
        SQLiteDataSource dataSource = new SQLiteDataSource(config);
        dataSource.setUrl(Sqlite.PREFIX
                + (open
                        ? file.toString()
                        : file.toAbsolutePath().toUri().toString().replaceFirst("^file:///", "file:/")
                                + "?immutable=1"));
        return dataSource.getConnection();
    }

    private static Connection postgresql(EventLogProperties properties) throws SQLException {
        Connection connection = Postgresql.dataSource(
                        properties.url(),
                        StringUtils.trimToNull(properties.username()),
                        StringUtils.trimToNull(properties.password()),
                        Postgresql.READ_TIMEOUT)
                .getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = on");
        }
        return connection;
    }

    IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException(
                SETTING + name + " cannot be read as the event log of this version: "
                        + StringUtils.normalizeSpace(e.getMessage()),
                e);
    }
}
