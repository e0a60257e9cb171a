package io.signalpost.bench.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.signalpost.destination.database.CopyText;
import io.signalpost.destination.database.DatabaseRows;
import io.signalpost.destination.database.DatabaseTable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * PostgreSQL's COPY, the quickest way in, on one connection. What is to take the place of older rows is copied to temporary
 * tables, and moved from there.
 */
final class BareCopy implements BareProgram.Tables {

    private static final String EVENT = "vehicle_event (event_id, event_type, vehicle_id, user_id, user_external_id,"
            + " webhook_id, sequence, triggers, mode, delivered_at, received_at)";

    private final Connection connection;
    private final CopyManager copy;
    private long events;

    /** @param url of a database that has the tables */
    BareCopy(String url) throws SQLException {
        this.connection = DriverManager.getConnection(url);
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
        connection.setAutoCommit(false);
        execute(
                "CREATE TEMP TABLE new_signal ON COMMIT DELETE ROWS AS SELECT vehicle_id, code, name, signal_group,"
                        + " value_number, value_text, value_boolean, value_list, unit, body, as_of, as_of_limit, oem_updated_at,"
                        + " retrieved_at, delivered_at, webhook_id, sequence, log_number, event_id FROM vehicle_signal LIMIT 0");
        execute("CREATE TEMP TABLE new_activity ON COMMIT DELETE ROWS AS SELECT vehicle_id, make, model, year,"
                + " powertrain_type, user_id, user_external_id, mode, last_event_at, last_event_ms, log_number,"
                + " signals_event_id, events, cadence_seconds FROM vehicle_activity LIMIT 0");
        connection.commit();
    }

    @Override
    public void write(DatabaseRows.Rows rows) throws SQLException {
        copy(EVENT, rows.events());
        long first = events + 1; // as the table numbers them, too
        rows.readings().forEach(row -> row[0] = first + (Integer) row[0]);
        events += rows.events().size();
        copy("signalpost_reading", rows.readings());
        copy("new_signal", rows.latest());
        execute(DatabaseTable.VEHICLE_SIGNAL.sql("SELECT * FROM new_signal"));
        copy("new_activity", rows.vehicles()); // no vehicle has two events in a batch of the benchmark's
        execute(DatabaseTable.VEHICLE_ACTIVITY.sql("SELECT * FROM new_activity"));
        connection.commit();
    }

    private void copy(String table, List<Object[]> rows) throws SQLException {
        try {
            copy.copyIn("COPY " + table + " FROM STDIN", CopyText.of(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
