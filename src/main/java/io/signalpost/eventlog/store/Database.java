package io.signalpost.eventlog.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the log is kept: what SQLite and PostgreSQL do differently. */
interface Database extends AutoCloseable {

    /** Opens the database of {@code signalpost.event-log.url} and brings its schema up to date. */
    static Database open(EventLogProperties properties) {
        properties.compression().prepare();
        if (properties.url().startsWith(Sqlite.PREFIX)) {
            return new Sqlite(properties.url());
        }
        if (properties.url().startsWith(Postgresql.PREFIX)) {
            return new Postgresql(properties.url(), properties.username(), properties.password());
        }
        throw new IllegalArgumentException( // without the value, which may hold a password
                "signalpost.event-log.url is neither a SQLite file nor a PostgreSQL database: write for instance"
                        + " jdbc:sqlite:data/event-log.db or jdbc:postgresql://localhost:5432/signalpost");
    }

    /** A connection for {@link GroupCommit}, with transactions that it ends itself. */
    Connection writer() throws SQLException;

    /** A connection that reads what is committed and never blocks the writer. */
    Connection reader() throws SQLException;

    /**
     * Called first in each transaction that writes.
     *
     * @param appendsOnly whether all it will do is {@link EventTable#append}
     */
    void begin(Statements writer, boolean appendsOnly) throws SQLException;

    /** Called when such a transaction has ended. */
    void end(boolean committed);

    /** The events. For the connections above. */
    EventTable events();

    /** What may be written in such a transaction while there is nothing else to write. For the writer's thread. */
    Optional<Write<Void>> chore();

    /** Writes something of no meaning, to find out whether the log can be written to. */
    void probe(Statements writer) throws SQLException;

    /** Called when the last of such transactions has ended. For the writer's thread. */
    void finish(Statements writer) throws SQLException;

    /** Carries out a write of which nothing that it removes can be read in the database's file afterwards, where that is ours. */
    <T> T overwriting(Statements writer, Write<T> write) throws SQLException;

    /** What clears away that which was removed before and can still be read in the file; each until it gives false. */
    List<Write<Boolean>> clearing();

    /**
     * Empties the write-ahead log, where it is ours. Not for the writer's thread.
     *
     * @return false when somebody is reading from it and did not end in time
     */
    boolean emptyWriteAheadLog() throws SQLException;

    /** Bytes in use; what pruning freed counts no longer. */
    long size(Statements reader) throws SQLException;

    /** Whether other nodes may append, read and act on destinations too. */
    boolean isShared();

    /**
     * The time by the clock that all nodes of this log share.
     *
     * @param ours this machine's, which it is when there is only one
     */
    Instant time(Statements statements, Instant ours) throws SQLException;

    /**
     * Makes a connection stand for a node of this name, until it is closed.
     *
     * @return false while another connection does
     */
    boolean enter(Statements node, String name) throws SQLException;

    /** Of the nodes in table {@code node}, those for which a connection stands. */
    Set<String> alive(Statements reader) throws SQLException;

    /** Closes the connection that stands for a node which shows no sign of life. */
    void expel(Statements reader, String node) throws SQLException;

    @Override
    void close();
}
