package io.signalpost.bench.database;

/** Writes the rows of events to a database of its own, while it is its turn. */
interface RowsWriter extends AutoCloseable {

    String name();

    /** Sees to it that so many events wait. */
    void fill(long events) throws Exception;

    /** Writes about so many events more. */
    Turn take(long events) throws Exception;
}
