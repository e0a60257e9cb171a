package io.signalpost.destination.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A table of the {@code database} destination that a batch writes rows to, by the statement in {@code database/}. */
public enum DatabaseTable {
    VEHICLE_EVENT("vehicle-event", "text text text text text text int8 text text timestamptz timestamptz"),
    SIGNAL_READING(
            "signal-reading",
            "int8 text int4 text text text numeric text bool text jsonb text text timestamptz timestamptz"),
    VEHICLE_SIGNAL(
            "vehicle-signal",
            "text text text text numeric text bool jsonb text jsonb timestamptz timestamptz timestamptz timestamptz"
                    + " timestamptz text int8 int8 text"),
    VEHICLE_FAULT_SIGNAL("vehicle-fault-signal", "text text text text text timestamptz text int8 timestamptz int8"),
    VEHICLE_FAULT(
            "vehicle-fault", "text text text text timestamptz timestamptz timestamptz text text text text text text"),
    VEHICLE_ACTIVITY(
            "vehicle-activity", "text text text int4 text text text text timestamptz int8 int8 text int8 float8");

    private static final String ROWS = "{rows}";

    private final String sql;
    private final List<String> types;

    /** @param types of the values of a row, in the statement's order, as PostgreSQL names them */
    DatabaseTable(String statement, String types) {
        this.sql = read("/database/" + statement + ".sql");
        this.types = List.of(types.split(" "));
    }

    private static String read(String resource) {
        try (var text = DatabaseTable.class.getResourceAsStream(resource)) {
            return new String(text.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The statement. @param rows what it takes them from */
    public String sql(String rows) {
        return sql.replace(ROWS, rows);
    }

    List<String> types() {
        return types;
    }
}
