package io.signalpost.bench.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.signalpost.destination.database.DatabaseRows;
import io.signalpost.destination.database.DatabaseTable;

/** Statements that are prepared once, on one connection to a SQLite file. */
final class BareJdbc implements BareProgram.Tables {

    private static final Map<String, String> SETTINGS = Map.of(
            "journal_mode", "WAL",
            "synchronous", "FULL", // a commit survives a power cut, as the destination's does
            "cache_size", "-65536",
            "wal_autocheckpoint", "20000"); // some pages change again and again, and are copied once

    private final Connection connection;
    private final Map<DatabaseTable, PreparedStatement> prepared = new EnumMap<>(DatabaseTable.class);
    private long events;

    /** @param url of a file that has the tables */
    BareJdbc(String url) throws SQLException {
        Properties settings = new Properties();
        settings.putAll(SETTINGS);
        this.connection = DriverManager.getConnection(url, settings);
        connection.setAutoCommit(false);
    }

    @Override
    public void write(DatabaseRows.Rows rows) throws SQLException {
        write(DatabaseTable.VEHICLE_EVENT, rows.events());
        long first = events + 1; // as SQLite numbers them, too
        rows.readings().forEach(row -> row[0] = first + (Integer) row[0]);
        events += rows.events().size();
        write(DatabaseTable.SIGNAL_READING, rows.readings());
        write(DatabaseTable.VEHICLE_SIGNAL, rows.latest());
        write(DatabaseTable.VEHICLE_ACTIVITY, rows.vehicles());
        connection.commit();
    }

    private void write(DatabaseTable table, List<Object[]> rows) throws SQLException {
        PreparedStatement insert = prepared.get(table);
        if (insert == null) {
            String values = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
            insert = connection.prepareStatement(table.sql("VALUES (" + values + ")"));
            prepared.put(table, insert);
        }
        for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                insert.setObject(i + 1, row[i]);
            }
            insert.addBatch();
        }
        insert.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
