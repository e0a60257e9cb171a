package io.signalpost.destination;

import java.util.List;

/**
 * Writes rows in the way that is quickest with a database, in the transaction of the thread. Rows are values in the order of the
 * table's statement, times as Instants. Errors are DataAccessExceptions.
 */
interface RowWriter {

    /** @param rows each of another key */
    void write(DatabaseTable table, List<Object[]> rows);

    /**
     * Writes events with their readings; what is there already stays as it is.
     *
     * @param readings the first value is the place of their event among the events, for which its number is put
     */
    void write(List<Object[]> events, List<Object[]> readings);
}
