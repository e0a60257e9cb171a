package io.signalpost.eventlog.move;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** A SQLite log with rows in each table, and what any log has in a table. */
final class FilledLog {

    /** Values that a check asks for, or that tell something. */
    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("destination.state", "paused"),
            Map.entry("delivery.state", "held"),
            Map.entry("attempt.outcome", "dead"),
            Map.entry("replay.state", "done"),
            Map.entry("audit.outcome", "done"),
            Map.entry("outage.verdict", "lost"),
            Map.entry("outage.expected_events", 1234.5e-7),
            Map.entry("alert.means", "mail"),
            Map.entry("event.dictionary", 1),
            Map.entry("event.partition", 63),
            Map.entry("refused.headers", "a NUL \0 and a \\ tab\t, line\n and \uD83D\uDE97"));

    /** Of some tables more than one range. */
    private static final Map<String, Integer> MANY =
            Map.of("event", 11_000, "event_index", 6_000, "delivery", 6_000, "attempt", 6_000, "last_passed", 6_000);

    private FilledLog() {}

    /** With {@code rows} in each table but for some that have many. */
    static void fillWithMany(LogDatabase log, int rows) throws Exception {
        fill(log, rows);
        MANY.forEach((table, many) -> insert(log, table(table), rows + 1, many - rows));
    }

    static void fill(LogDatabase log, int rows) throws Exception {
        LogFixture.open(LogFixture.properties(log), Clock.systemUTC()).close();
        for (MovedTable table : MovedTables.ALL) {
            boolean isSingle = log.sql()
                    .queryForObject("SELECT sql FROM sqlite_schema WHERE name = ?", String.class, table.name())
                    .contains("CHECK (id = 1)");
            int first = table.name().equals("dictionary") ? 2 : 1;
            log.sql().update("DELETE FROM " + table.name() + " WHERE " + (first == 2 ? "0" : "1"));
            insert(log, table, first, isSingle ? 1 : rows);
        }
    }

    /** More rows of a table, with the numbers from {@code first} on in their keys. */
    static void insert(LogDatabase log, MovedTable table, int first, int rows) {
        String marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        List<String> types = types(log.sql(), table);
        log.sql().execute((ConnectionCallback<int[]>) connection -> {
            connection.setAutoCommit(false); // else each row is synced
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO " + table.name() + " (" + table.columnList() + ") VALUES (" + marks + ")")) {
                for (int n = first; n < first + rows; n++) {
                    for (int i = 0; i < types.size(); i++) {
                        insert.setObject(i + 1, value(table, table.columns().get(i), types.get(i), n));
                    }
                    insert.addBatch();
                }
                int[] inserted = insert.executeBatch();
                connection.commit();
                return inserted;
            }
        });
    }

    private static List<String> types(JdbcTemplate sqlite, MovedTable table) {
        return table.columns().stream()
                .map(column -> sqlite.queryForObject(
                        "SELECT type FROM pragma_table_info(?) WHERE name = ?", String.class, table.name(), column))
                .toList();
    }

    private static Object value(MovedTable table, String column, String type, int n) {
        Object given = VALUES.get(table.name() + "." + column);
        if (given != null) {
            return given;
        }
        boolean mayBeNull = List.of("rewound_to", "next_attempt_at", "error", "token_name", "answers", "rate")
                .contains(column);
        if (mayBeNull && n % 3 == 0) {
            return null;
        }
        return switch (type) {
            case "TEXT" -> column + "-" + n + (n % 2 == 0 ? "-Ä'\\" : "-z");
            case "BLOB" -> ("\0body " + n + " ").repeat(n % 5).getBytes(StandardCharsets.ISO_8859_1);
            case "REAL" -> n / 3.0;
            default -> n;
        };
    }

    /** The rows of a table in SQLite or PostgreSQL, each as a text. */
    static List<String> rows(LogDatabase log, MovedTable table) {
        return log.sql().queryForList("SELECT " + table.columnList() + " FROM " + table.name()).stream()
                .map(row -> row.values().stream().map(FilledLog::text).collect(Collectors.joining("|")))
                .sorted()
                .toList();
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes
                ? HexFormat.of().formatHex(bytes)
                : String.valueOf(value).replace('\0', '\uFFFD');
    }

    static MovedTable table(String name) {
        return MovedTables.ALL.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static EventLog open(LogDatabase log) throws Exception {
        return LogFixture.open(LogFixture.properties(log), Clock.systemUTC());
    }

    static Stream<MovedTable> tables() {
        return MovedTables.ALL.stream();
    }
}
