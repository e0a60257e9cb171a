package io.signalpost.eventlog.move;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import io.signalpost.eventlog.store.SqliteSource;

/** A table of the SQLite log. */
final class SourceTable {

    /** So much at a time: a read that lasts keeps the receiver's write-ahead log from beginning anew. */
    private static final int MOST_ROWS = 5_000;

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final SqliteSource source;
    private final MovedTable table;
    private final List<ColumnType> types;

    SourceTable(SqliteSource source, MovedTable table, List<ColumnType> types) {
        this.source = source;
        this.table = table;
        this.types = types;
    }

    /** The rows behind a key; null begins with the first. Those of one key are never parted. */
    RowRange read(Object after) {
        Reading reading = new Reading(after);
        String sql = "SELECT " + table.columnList() + " FROM " + table.name();
        String order = table.key() == null ? "" : " ORDER BY " + table.key();
        return source.read(statements -> after == null
                        ? statements.first(reading::add, sql + order)
                        : statements.first(reading::add, sql + " WHERE " + table.key() + " > ?" + order, after))
                .orElseGet(() -> reading.range(null));
    }

    /** The lowest key; empty when there are no rows. */
    Optional<Long> lowest() {
        return source.read(statements -> statements.first(
                row -> Optional.ofNullable(row.getObject(1)).map(key -> ((Number) key).longValue()),
                "SELECT min(" + table.key() + ") FROM " + table.name()));
    }

    /** What is read of a range so far. */
    private final class Reading {

        private final Object after;
        private final int keyColumn = table.key() == null ? 0 : table.columns().indexOf(table.key()) + 1;
        private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
        private Digest digest = Digest.NONE;
        private Object first;
        private Object last;

        Reading(Object after) {
            this.after = after;
        }

        /** Takes a row, or gives the range that ends before it. */
        Optional<RowRange> add(ResultSet row) throws SQLException {
            if (keyColumn > 0) {
                Object key = table.isText() ? row.getString(keyColumn) : (Object) row.getLong(keyColumn);
                if (isFull() && !key.equals(last)) {
                    return Optional.of(range(last));
                }
                first = first == null ? key : first;
                last = key;
            }
            byte[] bytes = CopyRow.of(row, types);
            digest = digest.with(bytes);
            rows.writeBytes(bytes);
            return Optional.empty();
        }

        private boolean isFull() {
            return digest.rows() >= MOST_ROWS || rows.size() >= MOST_BYTES;
        }

        RowRange range(Object upTo) {
            return new RowRange(table, after, upTo, first, last, digest, rows.toByteArray());
        }
    }
}
