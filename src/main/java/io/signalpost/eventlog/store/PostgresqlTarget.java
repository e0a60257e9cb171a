package io.signalpost.eventlog.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.apache.commons.lang3.StringUtils;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The PostgreSQL database that a log is moved to. As long as not all has come it has the table {@value MoveMark#TABLE}, which
 * notes how far that is and keeps receivers from starting on it. What cannot be done is an IllegalStateException that says
 * all. For one thread.
 */
public final class PostgresqlTarget implements AutoCloseable {

    private static final String SETTING = "--to";
    private static final String HISTORY = "event_log_schema_history";
    private static final String SCHEMA = "schema";
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Postgresql database;
    private final String place;
    private final Statements statements;

    private PostgresqlTarget(String url, String username, String password) {
        if (!url.startsWith(Postgresql.PREFIX)) {
            throw new IllegalArgumentException(SETTING + ": write jdbc:postgresql://<host>:<port>/<database>");
        }
        if (url.contains("password=")) {
            throw new IllegalArgumentException(SETTING
                    + " must be without a password, which everybody on the machine could see; it is read from"
                    + " signalpost.event-log.password, for instance $SIGNALPOST_EVENT_LOG_PASSWORD");
        }
        this.database = new Postgresql(SETTING, url, username, password);
        this.place = place(url);
        this.statements = new Statements(this::connect);
    }

    /**
     * Makes the tables, where they are missing, and begins a move or goes on with it.
     *
     * @param schema version of the source's tables
     */
    public static PostgresqlTarget begin(String url, String username, String password, String schema) {
        PostgresqlTarget target = new PostgresqlTarget(url, username, password);
        target.database.open(reader -> target.requireFree(reader, schema));
        try {
            target.enter(schema);
        } catch (SQLException | RuntimeException e) {
            target.close();
            throw target.failed(e);
        }
        return target;
    }

    /** Finds out whether {@link #begin} would succeed, and writes nothing. */
    public static void look(String url, String username, String password, String schema) {
        PostgresqlTarget target = new PostgresqlTarget(url, username, password);
        target.database.look(reader -> {
            target.requireFree(reader, schema);
            if (reader.number(0, "SELECT has_schema_privilege(current_schema(), 'CREATE')::int") == 0) {
                throw new IllegalStateException(
                        SETTING + ": the user may not create tables in the database's schema; grant"
                                + " CREATE on it, or give the user a schema of its own");
            }
        });
    }

    /** Whether a move into it has begun and not ended. */
    public static boolean isIncomplete(String url, String username, String password) {
        PostgresqlTarget target = new PostgresqlTarget(url, username, password);
        boolean[] incomplete = new boolean[1];
        target.database.look(reader -> {
            requireLog(reader);
            incomplete[0] = MoveMark.isIncomplete(reader);
        });
        return incomplete[0];
    }

    /** One that a log has come to, and that nobody has opened since. */
    public static PostgresqlTarget compare(String url, String username, String password) {
        PostgresqlTarget target = new PostgresqlTarget(url, username, password);
        target.database.look(reader -> {
            requireLog(reader);
            target.requireUnused(reader);
        });
        return target;
    }

    private static void requireLog(Statements reader) throws SQLException {
        if (!MoveMark.has(reader, HISTORY)) {
            throw new IllegalStateException(
                    SETTING + ": there is no event log in this database; name the one that the log was moved to");
        }
    }

    private void requireFree(Statements reader, String schema) throws SQLException {
        if (!MoveMark.has(reader, HISTORY)) {
            return;
        }
        requireUnused(reader);
        if (!MoveMark.isIncomplete(reader)) {
            requireNoEvents(reader);
        } else if (!value(reader, SCHEMA).equals(Optional.of(schema))) {
            throw new IllegalStateException(
                    SETTING + ": another version of Signalpost has begun to move a log into this"
                            + " database; drop its tables and begin anew, or use that version");
        }
    }

    private static void requireNoEvents(Statements reader) throws SQLException {
        if (reader.number(0, "SELECT count(*) FROM (SELECT seq FROM event LIMIT 1) AS first") > 0) {
            throw new IllegalStateException(
                    SETTING + ": this database is the event log of another receiver, or was this"
                            + " one's before: it has events of its own; name an empty database");
        }
    }

    /** @throws IllegalStateException while a receiver has it open */
    public void requireUnused() throws SQLException {
        requireUnused(statements);
    }

    private void requireUnused(Statements reader) throws SQLException {
        Set<String> nodes = MoveMark.has(reader, "node") ? database.alive(reader) : Set.of();
        if (!nodes.isEmpty()) {
            throw new IllegalStateException(SETTING + ": a receiver has this database open as its event log, process "
                    + StringUtils.substringBefore(nodes.iterator().next(), "/") + "; stop it");
        }
    }

    private void enter(String schema) throws SQLException {
        if (statements.number(0, "SELECT pg_try_advisory_lock(" + Postgresql.LOCK + ")::int", "move") == 0) {
            throw new IllegalStateException(
                    SETTING + ": another move-log is copying into this database; stop it first");
        }
        statements.number(0, Postgresql.LOCK_APPENDS); // a receiver that is just starting appends nothing meanwhile
        if (!MoveMark.isIncomplete(statements)) {
            requireNoEvents(statements);
            statements.update("CREATE TABLE " + MoveMark.TABLE + " (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
            put(SCHEMA, schema);
        }
        statements.connection().commit();
    }

    private Connection connect() throws SQLException {
        Connection connection = database.dataSource(TIMEOUT).getConnection();
        Postgresql.set(connection, "synchronous_commit = on");
        connection.setAutoCommit(false);
        return connection;
    }

    /** Host, port and database of a URL, and the schema if it names one. */
    public static String place(String url) {
        return StringUtils.substringBefore(StringUtils.substringAfter(url, "//"), "?")
                + Optional.ofNullable(Driver.parseURL(url, null))
                        .map(PGProperty.CURRENT_SCHEMA::getOrDefault)
                        .map(schema -> "?currentSchema=" + schema)
                        .orElse("");
    }

    /** Where the log goes to, as {@link #place(String)} says it. */
    public String place() {
        return place;
    }

    /** Its connection, for transactions that the caller ends. */
    public Statements statements() {
        return statements;
    }

    /** What is noted of the move. */
    public Optional<String> value(String name) throws SQLException {
        return value(statements, name);
    }

    private static Optional<String> value(Statements statements, String name) throws SQLException {
        return statements
                .query(row -> row.getString(1), "SELECT value FROM " + MoveMark.TABLE + " WHERE name = ?", name)
                .stream()
                .findFirst();
    }

    /** Notes something of the move, with the transaction. */
    public void put(String name, String value) throws SQLException {
        statements.update(
                "INSERT INTO " + MoveMark.TABLE + " (name, value) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }

    /** Forgets what was noted, with the transaction. */
    public void forget(String name) throws SQLException {
        statements.update("DELETE FROM " + MoveMark.TABLE + " WHERE name = ?", name);
    }

    /** All has come: from now on a receiver may start. */
    public void complete() throws SQLException {
        requireUnused(statements);
        statements.update("DROP TABLE " + MoveMark.TABLE);
        statements.connection().commit();
    }

    /** Says what has failed, without a row's contents. */
    public IllegalStateException failed(Exception failure) {
        return failure instanceof IllegalStateException told
                ? told
                : new IllegalStateException(
                        SETTING + ": " + StringUtils.normalizeSpace(failure.getMessage())
                                + "; the same command goes on where it was",
                        failure);
    }

    @Override
    public void close() {
        statements.close();
    }
}
