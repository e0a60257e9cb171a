package io.signalpost.eventlog.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/**
 * The durable store below the log: one thread that writes, so that whatever waits shares one commit, and connections that
 * read beside it. Thread-safe. It knows events and nothing of who reads them; whoever keeps tables of its own beside them
 * brings its own statements.
 */
public final class Store implements AutoCloseable {

    private final Database database;
    private final BodyCompression compression;
    private final LogReader reader;
    private final GroupCommit writer;

    /**
     * Opens the database, creating it when needed.
     *
     * @param newEvents told on the writer's thread after each transaction how many new events it holds, if any
     */
    public Store(EventLogProperties properties, IntConsumer newEvents) {
        this(Database.open(properties), properties, newEvents);
    }

    Store(Database database, EventLogProperties properties, IntConsumer newEvents) {
        this.database = database;
        this.compression = properties.compression();
        this.reader = new LogReader(database::reader);
        this.writer = new GroupCommit(database, properties.queueCapacity(), properties.appendTimeout(), newEvents);
    }

    /**
     * Queues an event and never blocks. The future completes when the event is on disk, and fails with
     * {@link EventLogUnavailableException} when it cannot be put there in time.
     */
    public CompletableFuture<Appended> append(NewEvent event) {
        return writer.offer(new PendingAppend(event, compression));
    }

    /**
     * Queues any other write and never blocks. The future is as that of {@link #append}.
     *
     * @param bytes what it takes up in memory while it waits
     */
    public <T> CompletableFuture<T> offer(int bytes, Write<T> write) {
        return writer.offer(bytes, write);
    }

    /**
     * Queues a write, waiting for room, and waits until it is on disk, even if interrupted. For threads of our own.
     *
     * @throws EventLogUnavailableException when it failed: nothing of it was written, unless the connection broke at the
     *                                      very moment of the commit
     */
    public <T> T write(Write<T> write) throws EventLogUnavailableException {
        return writer.await(write);
    }

    /** As {@link #write}, and nothing that it removes can be read in SQLite's database file afterwards. */
    public <T> T erase(Write<T> write) throws EventLogUnavailableException {
        return writer.await(statements -> database.overwriting(statements, write));
    }

    /**
     * Clears SQLite's files of what was removed before. PostgreSQL does so itself, by its VACUUM. Appends go on.
     *
     * @return false when something is left in the write-ahead log, since somebody reads from it for long
     */
    public boolean clearRemains() throws EventLogUnavailableException {
        for (Write<Boolean> step : database.clearing()) {
            while (write(step)) {
                // the next piece
            }
        }
        try {
            return database.emptyWriteAheadLog();
        } catch (SQLException e) {
            throw new EventLogUnavailableException("the write-ahead log cannot be emptied", e);
        }
    }

    /**
     * Looks into what is committed, one caller after the other.
     *
     * @throws IllegalStateException when the log cannot be read
     */
    public <T> T read(Write<T> query) {
        return reader.read(query);
    }

    /** For those who look into the log so often that others would wait for them. To be closed before the store is. */
    public LogReader separateReader() {
        return new LogReader(database::reader);
    }

    /** A connection of one's own that reads what is committed. */
    public Statements reader() {
        return new Statements(database::reader);
    }

    /** The events; for the statements of this store. */
    public EventTable events() {
        return database.events();
    }

    /** Whom an event is about; empty when this process has not appended it, or long ago. */
    public Optional<Subjects> subjects(long seq) {
        return writer.subjects().find(seq);
    }

    /** Bytes in use; what pruning freed counts no longer. */
    public long size(Statements statements) throws SQLException {
        return database.size(statements);
    }

    /** Whether other nodes may append, read and act on destinations too. */
    public boolean isShared() {
        return database.isShared();
    }

    /**
     * The time by the clock that all nodes share.
     *
     * @param ours this machine's, which it is when there is only one
     */
    public Instant time(Statements statements, Instant ours) throws SQLException {
        return database.time(statements, ours);
    }

    /** The last time since it was opened that the store no longer had what it had taken; empty when it always had. */
    public Optional<WentBack> wentBack() {
        return writer.wentBack();
    }

    /**
     * Makes a connection stand for a node of this name, until it is closed.
     *
     * @return false while another connection does
     */
    public boolean enter(Statements node, String name) throws SQLException {
        return database.enter(node, name);
    }

    /** Of the nodes in table {@code node}, those for which a connection stands. */
    public Set<String> alive(Statements reader) throws SQLException {
        return database.alive(reader);
    }

    /** Closes the connection that stands for a node which shows no sign of life. */
    public void expel(Statements reader, String node) throws SQLException {
        database.expel(reader, node);
    }

    /** Why the store cannot take events now; empty when it can. */
    public Optional<String> trouble() {
        return writer.trouble();
    }

    /** How many writes wait for the disk. */
    public int queued() {
        return writer.queued();
    }

    /** How many transactions have been committed since it was opened. */
    public long commits() {
        return writer.commits();
    }

    /** Writes what is queued, then closes. */
    @Override
    public void close() {
        reader.close(); // first: SQLite empties the write-ahead log when the last connection that may write goes
        writer.close();
        database.close();
    }
}
