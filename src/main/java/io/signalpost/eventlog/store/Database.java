package io.signalpost.eventlog.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Where the log is kept: what SQLite and PostgreSQL do differently. */
interface Database extends AutoCloseable {

    /** Opens the database of {@code signalpost.event-log.url} and brings its schema up to date. */
    static Database open(EventLogProperties properties) {
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
     * Makes the reader's connection the only one of all nodes that reads a destination, until it is closed.
     *
     * @return false while another node's is
     */
    boolean claim(Statements reader, String destination) throws SQLException;

    /** The destinations that a connection of whatever node has claimed. */
    Set<String> claimed(Statements reader) throws SQLException;

    @Override
    void close();
}
