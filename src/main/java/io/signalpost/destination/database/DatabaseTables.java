package io.signalpost.destination.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import io.signalpost.destination.Outgoing;
import io.signalpost.destination.fault.FaultRows;
import io.signalpost.destination.sql.DatabaseVendor;

/** Writes to the tables of the {@code database} destination, see {@code docs/decisions/0016-one-tree-per-reading.md}. */
@Outgoing("sql")
public final class DatabaseTables {

    private static final int FAULT_KEY = 3;
    private static final int FAULT_SIGNAL_KEY = 4;
    private static final int VEHICLE_KEY = 1;
    private static final Comparator<Object[]> BY_VEHICLE = Comparator.comparing(row -> (String) row[0]);

    private final RowWriter writer;
    private final FaultRows faults;

    /** @param url of the database, which says what kind it is */
    public DatabaseTables(DataSource dataSource, String url) {
        this.writer = RowWriter.of(DatabaseVendor.of(url), dataSource);
        this.faults = new FaultRows(dataSource);
    }

    /** Within a transaction, as a batch is in all tables or in none; returns how many rows there were. */
    public int write(DatabaseRows.Rows rows) {
        writer.write(rows.events(), rows.readings());
        writer.write(DatabaseTable.VEHICLE_SIGNAL, rows.latest());
        FaultRows.Changes changes = faults.changes(rows.faulty());
        inTurns(DatabaseTable.VEHICLE_FAULT_SIGNAL, changes.signals(), FAULT_SIGNAL_KEY);
        inTurns(DatabaseTable.VEHICLE_FAULT, changes.faults(), FAULT_KEY);
        inTurns(DatabaseTable.VEHICLE_ACTIVITY, rows.vehicles(), VEHICLE_KEY);
        return rows.events().size()
                + rows.readings().size()
                + rows.latest().size()
                + changes.signals().size()
                + changes.faults().size()
                + rows.vehicles().size();
    }

    /**
     * Rows of one key follow from each other: first all that are the first of theirs, then all that are the second. Each time
     * in one order, so that two transactions do not wait for each other.
     *
     * @param key how many of the values are the key
     */
    private void inTurns(DatabaseTable table, List<Object[]> rows, int key) {
        Map<List<Object>, Integer> seen = new HashMap<>();
        List<List<Object[]>> turns = new ArrayList<>();
        for (Object[] row : rows) {
            int turn = seen.merge(Arrays.asList(row).subList(0, key), 1, Integer::sum) - 1;
            if (turn == turns.size()) {
                turns.add(new ArrayList<>());
            }
            turns.get(turn).add(row);
        }
        for (List<Object[]> turn : turns) {
            turn.sort(BY_VEHICLE);
            writer.write(table, turn);
        }
    }
}
