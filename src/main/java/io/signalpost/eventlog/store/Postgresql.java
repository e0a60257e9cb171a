package io.signalpost.eventlog.store;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

import io.signalpost.database.Schema;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database as the log, which several nodes may share. Advisory locks keep them out of each other's way: one
 * is held for the length of a writing transaction, and one per destination as long as a connection reads it. PostgreSQL
 * gives them back by itself when a node dies. They need a direct connection, not a pool of transactions in between.
 */
final class Postgresql implements Database {

    static final String PREFIX = "jdbc:postgresql:";

    private static final String SETTING = "signalpost.event-log.url";

    private static final int OLDEST_VERSION = 14; // the first with idle_session_timeout
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);
    static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    /** The lock's number; other schemas of the same database have their own. */
    static final String LOCK = "hashtextextended(current_schema() || '/signalpost/' || ?, 0)";

    /** The number of the lock that whoever appends holds. */
    static final String APPENDS = LOCK.replace("?", "'append'");

    /** Until the transaction ends. */
    static final String LOCK_APPENDS = "SELECT count(pg_advisory_xact_lock(" + APPENDS + "))";

    private static final int ROW_BYTES = 250; // of an event beside its body, indexes included

    private static final String NODE = "node/";

    /** Joins a node with the lock that is held for it. */
    private static final String HOLDER = "LATERAL (SELECT "
            + LOCK.replace("?", "'" + NODE + "' || name")
            + " AS key) AS lock, pg_locks WHERE locktype = 'advisory' AND granted"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            + " AND classid::bigint = (key >> 32) & 4294967295 AND objid::bigint = key & 4294967295 AND objsubid = 1";

    /** What a database must be beside the fit kind, before its tables are made or brought up to date. */
    @FunctionalInterface
    interface Condition {

        /** @throws IllegalStateException when it is not so, saying what to do */
        void require(Statements statements) throws SQLException;
    }

    private final String setting;
    private final String url;
    private final String username;
    private final String password;
    private final EventTable events = new PostgresqlEvents();

    /** Brings its tables up to date. */
    Postgresql(String url, String username, String password) {
        this(SETTING, url, username, password);
        open(MoveMark::refuseIncomplete);
    }

    /**
     * One that is not open yet.
     *
     * @param setting where the URL is set, to name it
     */
    Postgresql(String setting, String url, String username, String password) {
        this.setting = setting;
        if (StringUtils.substringBetween(url, "//", "/") == null
                || url.replaceFirst("\\?.*", "").contains("@")) {
            throw new IllegalArgumentException( // without the value, which may hold a password
                    setting + ": write jdbc:postgresql://<host>:<port>/<database>, and the login into"
                            + " signalpost.event-log.username and .password");
        }
        this.url = url;
        this.username = StringUtils.trimToNull(username);
        this.password = StringUtils.trimToNull(password);
    }

    /** Work on the database. */
    @FunctionalInterface
    private interface Task {
        void run() throws SQLException;
    }

    /** Brings its tables up to date, if it will do. */
    void open(Condition condition) {
        explained(() -> {
            require(condition);
            Schema.migrate(tables(dataSource(Duration.ZERO)), setting);
            try (Statements statements = new Statements(this::writer)) {
                Dictionaries.enter(statements);
            }
        });
    }

    /** Finds out whether it will do, and writes nothing. */
    void look(Condition condition) {
        explained(() -> require(condition));
    }

    private void require(Condition condition) throws SQLException {
        requireFitServer();
        try (Statements statements = new Statements(this::reader)) {
            condition.require(statements);
        }
    }

    private void explained(Task task) {
        try {
            task.run();
        } catch (SQLException | FlywayException e) {
            throw new IllegalStateException(
                    setting + ": PostgreSQL cannot be used as the event log: " + reason(e)
                            + "; expected a database that answers at jdbc:postgresql://<host>:<port>/<database>, with"
                            + " signalpost.event-log.username and .password of a user who may create tables in it",
                    e);
        }
    }

    /** The driver itself says of an unknown host that the attempt failed. */
    private static String reason(Exception failure) {
        UnknownHostException host = ExceptionUtils.throwableOfType(failure, UnknownHostException.class);
        if (host != null) {
            return "no host is known as " + host.getMessage();
        }
        SQLException sql = ExceptionUtils.throwableOfType(failure, SQLException.class);
        return StringUtils.normalizeSpace((sql == null ? failure : sql).getMessage());
    }

    static FluentConfiguration tables(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/event-log/postgresql")
                // The database may be one the business already uses, or that of the database destination.
                .table("event_log_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }

    private void requireFitServer() throws SQLException {
        try (Connection connection = dataSource(READ_TIMEOUT).getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new SQLException(
                        "it is version " + version + ", and " + OLDEST_VERSION + " is the oldest that will do");
            }
            Schema.requireUtf8(connection, setting);
            requireLocksThatExclude(connection);
        }
    }

    /** Where they do not, as behind a pool that deals out connections by the transaction, two nodes would write at once. */
    private void requireLocksThatExclude(Connection one) throws SQLException {
        long trial = ThreadLocalRandom.current().nextLong(); // nodes may start together
        try (Connection another = dataSource(READ_TIMEOUT).getConnection()) {
            if (!lock(one, trial) || lock(another, trial)) {
                throw new IllegalStateException(
                        setting + ": advisory locks do not exclude one another there, so two nodes could write at once;"
                                + " connect to PostgreSQL itself, or by a pool that keeps a connection for the session");
            }
        }
    }

    private static boolean lock(Connection connection, long key) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + key + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public Connection writer() throws SQLException {
        Connection connection = dataSource(WRITE_TIMEOUT).getConnection();
        // What is answered 200 is on the server's disk, whatever its default.
        set(connection, "synchronous_commit = on");
        // A node that stands still in a transaction would hold up the appends of all.
        set(connection, "idle_in_transaction_session_timeout = '5s'");
        set(connection, "lock_timeout = '4s'");
        // Rows are found by their keys, also by a plan that was made while the log was empty: to plan again for each
        // group takes longer than to append an event.
        set(connection, "plan_cache_mode = force_generic_plan");
        for (String way : List.of("seqscan", "hashjoin", "mergejoin")) {
            set(connection, "enable_" + way + " = off");
        }
        notice(connection);
        connection.setAutoCommit(false);
        // A snapshot from before the wait for the lock would not show what was appended meanwhile.
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    @Override
    public Connection reader() throws SQLException {
        Connection connection = dataSource(READ_TIMEOUT).getConnection();
        set(connection, "default_transaction_read_only = on");
        // A node that stands still would keep its destinations; one delivery may well take its time, though.
        set(connection, "idle_session_timeout = '2min'");
        set(
                connection,
                "max_parallel_workers_per_gather = 0"); // who looks through the log takes one processor, not all
        notice(connection);
        return connection;
    }

    /** A node that is cut off is noticed, and its locks go, within half a minute. */
    private static void notice(Connection connection) throws SQLException {
        set(connection, "tcp_keepalives_idle = 10");
        set(connection, "tcp_keepalives_interval = 5");
        set(connection, "tcp_keepalives_count = 3");
    }

    static void set(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET " + setting);
        }
    }

    /** Positions follow the order of commits only if one transaction appends at a time: a reader steps over no row. */
    @Override
    public void begin(Statements writer, boolean appendsOnly) throws SQLException {
        if (!appendsOnly) { // before any row is locked, so that no two nodes wait for each other; else append() does
            writer.number(0, LOCK_APPENDS);
        }
    }

    @Override
    public void end(boolean committed) {
        // The lock goes with the transaction.
    }

    @Override
    public EventTable events() {
        return events;
    }

    @Override
    public Optional<Write<Void>> chore() {
        return Optional.empty();
    }

    @Override
    public void probe(Statements writer) throws SQLException {
        // Goes through the write-ahead log.
        writer.number(0, "SELECT count(pg_logical_emit_message(true, 'signalpost', ''))");
    }

    @Override
    public void finish(Statements writer) {
        // Nobody needs to know.
    }

    @Override
    public <T> T overwriting(Statements writer, Write<T> write) throws SQLException {
        return write.apply(writer); // what a row was before is the server's to clear away, by VACUUM
    }

    @Override
    public List<Write<Boolean>> clearing() {
        return List.of();
    }

    @Override
    public boolean emptyWriteAheadLog() {
        return true;
    }

    /**
     * Estimated from a thousand numbers across the log, of which some may be of events that are gone: the size of the
     * table's file would include what is free.
     */
    @Override
    public long size(Statements reader) throws SQLException {
        return reader.number(
                0,
                "WITH ends AS (SELECT min(seq) AS low, max(seq) AS high FROM event),"
                        + " probe AS (SELECT DISTINCT low + n * (high - low) / 1000 AS seq FROM ends, generate_series(0, 1000) AS n)"
                        + " SELECT ((SELECT high - low + 1 FROM ends)"
                        + " * avg(CASE WHEN body IS NULL THEN 0 ELSE octet_length(body) + " + ROW_BYTES
                        + " END))::bigint"
                        + " FROM probe LEFT JOIN event USING (seq)");
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Instant time(Statements statements, Instant ours) throws SQLException {
        return Instant.ofEpochMilli(
                statements.number(0, "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint"));
    }

    @Override
    public boolean enter(Statements node, String name) throws SQLException {
        return node.number(0, "SELECT pg_try_advisory_lock(" + LOCK + ")::int", NODE + name) == 1;
    }

    @Override
    public Set<String> alive(Statements reader) throws SQLException {
        return Set.copyOf(reader.query(row -> row.getString(1), "SELECT name FROM node, " + HOLDER));
    }

    @Override
    public void expel(Statements reader, String node) throws SQLException {
        reader.query(
                row -> row.getBoolean(1),
                "SELECT pg_terminate_backend(pid) FROM node, " + HOLDER + " AND name = ?",
                node);
    }

    PGSimpleDataSource dataSource(Duration timeout) {
        return dataSource(url, username, password, timeout);
    }

    /** @param username null for what the URL says, or the driver's default */
    static PGSimpleDataSource dataSource(String url, String username, String password, Duration timeout) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setConnectTimeout(3);
        dataSource.setLoginTimeout(4);
        dataSource.setSocketTimeout((int) timeout.toSeconds());
        dataSource.setTcpKeepAlive(true);
        dataSource.setApplicationName("signalpost");
        dataSource.setLogServerErrorDetail(false); // an error would otherwise quote the row
        dataSource.setDefaultRowFetchSize(100); // else a page of large events is in memory before its first row is read
        dataSource.setReWriteBatchedInserts(true); // many rows in one statement take the server half of the time
        dataSource.setTargetServerType("primary"); // of several hosts, the one that can be written to
        dataSource.setHostRecheckSeconds(1);
        dataSource.setUrl(url); // last, as it does not change what is set already
        if (username != null) {
            dataSource.setUser(username);
            dataSource.setPassword(password);
        }
        return dataSource;
    }

    @Override
    public void close() {
        // Its connections close themselves.
    }
}
