package io.signalpost.destination.database;

import java.util.List;
import javax.sql.DataSource;

import io.signalpost.destination.sql.DatabaseVendor;

/**
 * Writes rows in the way that is quickest with a database, in the transaction of the thread. Rows are values in the order of the
 * table's statement, times as Instants. Errors are DataAccessExceptions.
 */
interface RowWriter {

    static RowWriter of(DatabaseVendor vendor, DataSource dataSource) {
        return vendor == DatabaseVendor.SQLITE ? new SqliteRows(dataSource) : new PostgresqlRows(dataSource);
    }

    /** @param rows each of another key */
    void write(DatabaseTable table, List<Object[]> rows);

    /**
     * Writes events with their readings; what is there already stays as it is.
     *
     * @param readings the first value is the place of their event among the events, for which its number is put
     */
    void write(List<Object[]> events, List<Object[]> readings);
}
