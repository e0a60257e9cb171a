package io.signalpost.eventlog.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A body as table {@code event} has it.
 *
 * @param dictionary number of the one that it is compressed with; null when {@code bytes} are what Smartcar sent
 */
record StoredBody(Integer dictionary, byte[] bytes) {

    /** @param row with the columns {@code dictionary} and {@code body} */
    static StoredBody of(ResultSet row) throws SQLException {
        int dictionary = row.getInt("dictionary");
        return new StoredBody(row.wasNull() ? null : dictionary, row.getBytes("body"));
    }

    boolean isCompressed() {
        return dictionary != null;
    }

    /** What {@link EventTable#erase} leaves. */
    boolean isErased() {
        if (isCompressed() || bytes.length == 0) {
            return false;
        }
        for (byte each : bytes) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }
}
