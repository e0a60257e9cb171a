package io.signalpost.destination.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** All rows by one statement, each column an array: it is sent, planned and begun once, whatever the number of rows. */
final class PostgresqlRows implements RowWriter {

    /** One by one: a join might read the whole table. */
    private static final String NUMBERS = "SELECT (SELECT number FROM vehicle_event WHERE event_id = asked.id)"
            + " FROM unnest(?) WITH ORDINALITY AS asked (id, at) ORDER BY at";

    private static final String TIME = "timestamptz";

    private final JdbcTemplate sql;

    PostgresqlRows(DataSource dataSource) {
        this.sql = new JdbcTemplate(dataSource);
    }

    @Override
    public void write(DatabaseTable table, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> types = table.types();
        sql.update(table.sql(select(types)), statement -> setColumns(statement, types, rows));
    }

    /** Times come in seconds since 1970, which the server takes a tenth of the time to read. */
    private static String select(List<String> types) {
        List<String> names =
                IntStream.range(0, types.size()).mapToObj(i -> "c" + i).toList();
        String values = IntStream.range(0, types.size())
                .mapToObj(i -> types.get(i).equals(TIME) ? "to_timestamp(c" + i + ")" : "c" + i)
                .collect(Collectors.joining(", "));
        return "SELECT %s FROM unnest(%s) AS r (%s)"
                .formatted(values, String.join(", ", Collections.nCopies(types.size(), "?")), String.join(", ", names));
    }

    private static void setColumns(PreparedStatement statement, List<String> types, List<Object[]> rows)
            throws SQLException {
        for (int column = 0; column < types.size(); column++) {
            setColumn(statement, column, types.get(column), rows);
        }
    }

    private static void setColumn(PreparedStatement statement, int column, String type, List<Object[]> rows)
            throws SQLException {
        Stream<Object> values = rows.stream().map(row -> row[column]);
        switch (type) {
            case TIME ->
                setArray(
                        statement,
                        column,
                        "float8",
                        values.map(PostgresqlRows::seconds).toArray(Double[]::new));
            case "int8" -> setArray(statement, column, type, values.toArray(Long[]::new));
            case "int4" -> setArray(statement, column, type, values.toArray(Integer[]::new));
            case "bool" -> setArray(statement, column, type, values.toArray(Boolean[]::new));
            default ->
                setArray(
                        statement,
                        column,
                        type,
                        values.map(value -> Objects.toString(value, null)).toArray(String[]::new));
        }
    }

    private static Double seconds(Object time) {
        return time == null ? null : ((Instant) time).toEpochMilli() / 1_000.0;
    }

    private static void setArray(PreparedStatement statement, int column, String type, Object[] values)
            throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(column + 1, connection.createArrayOf(type, values));
    }

    @Override
    public void write(List<Object[]> events, List<Object[]> readings) {
        Map<String, Long> inserted = insert(events);
        List<String> ids = events.stream().map(row -> (String) row[0]).toList();
        List<Long> numbers = inserted.size() == events.size()
                ? ids.stream().map(inserted::get).toList()
                : numbers(ids);
        Map<Boolean, List<Object[]>> byNew = readings.stream()
                .collect(Collectors.partitioningBy(row -> inserted.containsKey(ids.get((Integer) row[0]))));
        readings.forEach(row -> row[0] = numbers.get((Integer) row[0]));
        copy(byNew.get(true));
        write(DatabaseTable.SIGNAL_READING, byNew.get(false));
    }

    /** Those that were not there, and their numbers: until the transaction ends nobody else can insert readings of them. */
    private Map<String, Long> insert(List<Object[]> events) {
        List<String> types = DatabaseTable.VEHICLE_EVENT.types();
        Map<String, Long> inserted = new HashMap<>();
        sql.query(
                DatabaseTable.VEHICLE_EVENT.sql(select(types)) + " RETURNING event_id, number, xmax = 0 AS inserted",
                statement -> setColumns(statement, types, events),
                row -> {
                    if (row.getBoolean("inserted")) {
                        inserted.put(row.getString("event_id"), row.getLong("number"));
                    }
                });
        return inserted;
    }

    /** Half of what an INSERT costs, but a row that is there already would be an error. */
    private void copy(List<Object[]> readings) {
        if (!readings.isEmpty()) {
            sql.execute((ConnectionCallback<Long>) connection -> {
                CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
                try {
                    return copy.copyIn("COPY signalpost_reading FROM STDIN", CopyText.of(readings));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private List<Long> numbers(List<String> eventIds) {
        return sql.query(
                NUMBERS,
                statement -> setArray(statement, 0, "text", eventIds.toArray(String[]::new)),
                (row, number) -> row.getLong(1));
    }
}
