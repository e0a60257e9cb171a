package io.signalpost.eventlog.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

import io.signalpost.database.Checkpoints;
import io.signalpost.database.KeptFile;
import io.signalpost.database.Schema;
import io.signalpost.database.SqliteFailure;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** The SQLite file of the log: its schema, its settings, and the lock that keeps a second process out. */
final class Sqlite implements Database {

    static final String PREFIX = "jdbc:sqlite:";

    /** Negative: KiB. The keys of the events are read all over; what does not fit is read from the file. */
    private static final int CACHE_KIB = -64 * 1024;

    /** So many wait for a checkpoint only when {@link Checkpoints} could make none; then the writer makes it. */
    private static final int FALLBACK_PAGES = 100_000;

    private final String url;
    private final LockFile lockFile;
    private final Opening opening;
    private final KeptFile file;
    private KeptFile wal;
    private Connection walWriter;
    private final Checkpoints checkpoints;
    private final SqliteEvents events = new SqliteEvents();

    /** Opens the file, creating it and its folder when needed, and brings its schema up to date. */
    Sqlite(String url) {
        if (url.contains(":memory:")) {
            throw new IllegalArgumentException(
                    "signalpost.event-log.url is not a SQLite file: write for instance jdbc:sqlite:data/event-log.db");
        }
        this.url = url;
        Path file = path(url);
        this.lockFile = LockFile.take(file);
        try {
            this.file = kept(file);
            this.opening = new Opening(file, this.file);
            try (Statements statements = new Statements(this::writer)) { // who only reads cannot open a new file
                MoveMark.refuseMoved(statements, file);
            }
            load();
        } catch (SQLException | FlywayException e) {
            lockFile.close();
            throw new IllegalStateException("signalpost.event-log.url: " + SqliteFailure.explain(file, e), e);
        } catch (RuntimeException e) {
            lockFile.close();
            throw e;
        }
        this.checkpoints = new Checkpoints(file, () -> connect(config()), "event-log-checkpoints");
    }

    /** The file that a URL names. */
    static Path path(String url) {
        return Path.of(url.substring(PREFIX.length()).replaceFirst("\\?.*", ""));
    }

    /** The tables of the file that a connection of that kind opens. */
    static FluentConfiguration tables(DataSource dataSource) {
        return Flyway.configure().dataSource(dataSource).locations("classpath:db/event-log/sqlite");
    }

    private void load() throws SQLException {
        Schema.migrate(tables(dataSource(config())), "signalpost.event-log.url");
        try (Statements statements = new Statements(this::writer)) {
            opening.begin(statements);
            Dictionaries.enter(statements);
            events.load(statements);
        }
    }

    @Override
    public Connection writer() throws SQLException {
        SQLiteConfig config = config();
        config.setCacheSize(CACHE_KIB);
        // Of a row that goes nothing stays in a page that is written anyway. Whole pages that get free keep what was in
        // them.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "FAST");
        Connection connection = connect(config);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public Connection reader() throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return connect(config);
    }

    /** Never to a file that has taken the place of the one that is open. */
    private Connection connect(SQLiteConfig config) throws SQLException {
        file.requireInPlace();
        return dataSource(config).getConnection();
    }

    @Override
    public void begin(Statements writer, boolean appendsOnly) throws SQLException {
        checkpoints.writing().lock(); // there is but one writer
        file.requireInPlace(); // or the next start would not find what is kept now
        opening.confirm(writer);
        if (!appendsOnly || walIsDisplaced()) {
            requireWal(
                    writer.connection()); // a heartbeat comes every few seconds, and appends need not look themselves
        }
    }

    private boolean walIsDisplaced() {
        return wal != null && wal.isDisplaced();
    }

    /** The write-ahead log lasts as long as the writer's connection. */
    private void requireWal(Connection writer) throws SQLException {
        if (writer != walWriter) {
            wal = kept(Path.of(file + "-wal"));
            walWriter = writer;
        }
        wal.requireInPlace();
    }

    @Override
    public void end(boolean committed) {
        events.end(committed);
        checkpoints.writing().unlock();
    }

    @Override
    public EventTable events() {
        return events;
    }

    @Override
    public Optional<Write<Void>> chore() {
        return events.chore();
    }

    @Override
    public void probe(Statements writer) throws SQLException {
        file.requireInPlace();
        requireWal(writer.connection());
        // Goes through the write-ahead log. The two values alternate, as an unchanged one would not be written.
        writer.update("PRAGMA user_version = " + (1 - writer.number(0, "PRAGMA user_version")));
    }

    @Override
    public void finish(Statements writer) throws SQLException {
        opening.end(writer);
    }

    @Override
    public <T> T overwriting(Statements writer, Write<T> write) throws SQLException {
        secureDelete(writer, "ON");
        try {
            return write.apply(writer);
        } finally {
            secureDelete(writer, "FAST");
        }
    }

    /** SQLite takes it up when the statement is prepared, so it is a new one each time. */
    private static void secureDelete(Statements writer, String how) throws SQLException {
        try (Statement statement = writer.connection().createStatement()) {
            statement.execute("PRAGMA secure_delete = " + how);
        }
    }

    @Override
    public List<Write<Boolean>> clearing() {
        return FreePages.CLEARING;
    }

    @Override
    public boolean emptyWriteAheadLog() throws SQLException {
        return checkpoints.truncate();
    }

    @Override
    public long size(Statements reader) throws SQLException {
        long pages = reader.number(0, "PRAGMA page_count") - reader.number(0, "PRAGMA freelist_count");
        return pages * reader.number(0, "PRAGMA page_size");
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public Instant time(Statements statements, Instant ours) {
        return ours;
    }

    @Override
    public boolean enter(Statements node, String name) {
        return true; // the lock on the file lets no other in
    }

    @Override
    public Set<String> alive(Statements reader) throws SQLException {
        return Set.copyOf(reader.query(row -> row.getString(1), "SELECT name FROM node"));
    }

    @Override
    public void expel(Statements reader, String node) {
        // There is none.
    }

    private SQLiteDataSource dataSource(SQLiteConfig config) {
        return dataSource(url, config);
    }

    static SQLiteDataSource dataSource(String url, SQLiteConfig config) {
        SQLiteDataSource dataSource = new SQLiteDataSource(config);
        dataSource.setUrl(url);
        return dataSource;
    }

    static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // WAL's default, NORMAL, does not sync at commit: what was answered 200 could be lost with the power.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(4_000); // someone looks at the file with another tool
        config.setWalAutocheckpoint(FALLBACK_PAGES);
        config.resetOpenMode(SQLiteOpenMode.CREATE); // a file that is gone is not begun anew in silence
        config.setGetGeneratedKeys(false); // the driver would ask for one after each INSERT
        return config;
    }

    private static KeptFile kept(Path file) {
        try {
            return new KeptFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException("signalpost.event-log.url: cannot read " + file, e);
        }
    }

    @Override
    public void close() {
        checkpoints.close();
        lockFile.close();
    }
}
