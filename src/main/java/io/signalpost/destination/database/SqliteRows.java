package io.signalpost.destination.database;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.destination.sql.SqlValue;
import org.springframework.jdbc.core.JdbcTemplate;

/** Row after row by one prepared statement: SQLite is in the process, and has nothing that is quicker. */
final class SqliteRows implements RowWriter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBERS = "SELECT (SELECT number FROM vehicle_event WHERE event_id = asked.value)"
            + " FROM json_each(?) AS asked ORDER BY asked.key";

    private final JdbcTemplate sql;

    SqliteRows(DataSource dataSource) {
        this.sql = new JdbcTemplate(dataSource);
    }

    @Override
    public void write(DatabaseTable table, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String parameters = String.join(", ", Collections.nCopies(table.types().size(), "?"));
        sql.batchUpdate(table.sql("VALUES (" + parameters + ")"), rows, rows.size(), (statement, row) -> {
            for (int i = 0; i < row.length; i++) {
                statement.setObject(i + 1, row[i] instanceof Instant time ? SqlValue.time(time) : row[i]);
            }
        });
    }

    @Override
    public void write(List<Object[]> events, List<Object[]> readings) {
        long before = last();
        write(DatabaseTable.VEHICLE_EVENT, events);
        List<Long> numbers = last() - before == events.size()
                ? LongStream.rangeClosed(before + 1, before + events.size())
                        .boxed()
                        .toList()
                : numbers(events.stream().map(row -> row[0]).toList());
        readings.forEach(row -> row[0] = numbers.get((Integer) row[0]));
        write(DatabaseTable.SIGNAL_READING, readings);
    }

    /** The highest number: SQLite gives an event that is new the next one. */
    private long last() {
        return sql.queryForObject("SELECT coalesce(max(number), 0) FROM vehicle_event", Long.class);
    }

    private List<Long> numbers(List<Object> eventIds) {
        try {
            return sql.queryForList(NUMBERS, Long.class, JSON.writeValueAsString(eventIds));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a list of texts that is no JSON", e);
        }
    }
}
