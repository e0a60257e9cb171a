package io.signalpost.eventlog.move;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.PostgresqlTarget;
import io.signalpost.eventlog.store.SqliteSource;
import io.signalpost.eventlog.store.Statements;

/**
 * The way of a log from SQLite to PostgreSQL. A round has the target have what the source has; the first copies nearly all,
 * and each later one what has come or changed meanwhile. The last is made while nobody can write. For one thread.
 */
public final class LogMove {

    private static final String EVENT = "event";
    private static final String ERASED = "erased";
    private static final String ANALYZED = "analyzed";

    /** Changes when a vehicle's events begin to be erased, and when they are. */
    private static final String ERASURES =
            "SELECT count(*) || '/' || coalesce(max(id), 0) || '/' || coalesce(sum(outcome = 'begun'), 0)"
                    + " FROM audit WHERE action = 'erase'";

    private final SqliteSource source;
    private final PostgresqlTarget target;
    private final List<TableMove> tables = new ArrayList<>();

    /** @throws IllegalStateException when what was copied before is not of this log */
    public LogMove(SqliteSource source, PostgresqlTarget target) {
        this.source = source;
        this.target = target;
        try {
            for (MovedTable table : MovedTables.ALL) {
                tables.add(new TableMove(source, target, table));
            }
        } catch (SQLException e) {
            throw target.failed(e);
        }
    }

    /** Returns false when it was told to stop. */
    public boolean round(MovePace pace) {
        try {
            requireSameLog();
            noteErasures();
            for (TableMove table : tables) {
                table.index();
                if (!table.run(pace)) {
                    return false;
                }
            }
            analyze();
            target.statements().connection().commit();
            return true;
        } catch (SQLException e) {
            throw target.failed(e);
        }
    }

    /** How many events the source has that were not copied. */
    public long behind() {
        try {
            long copied = target.value(EVENT).map(Long::valueOf).orElse(source.read(EventTable::first) - 1);
            target.statements().connection().commit();
            return source.read(EventTable::head) - copied;
        } catch (SQLException e) {
            throw target.failed(e);
        }
    }

    /** An event's id stays, also when it is erased. */
    private void requireSameLog() throws SQLException {
        long copied = target.value(EVENT).map(Long::valueOf).orElse(0L);
        if (copied > 0) {
            Optional<String> there = eventId(target.statements(), copied);
            Optional<String> here = source.read(statements -> eventId(statements, copied));
            if (there.isPresent() && !there.equals(here) && copied >= source.read(EventTable::first)) {
                throw new IllegalStateException("--to: what was copied into this database before is not of "
                        + source.path() + " as it is now: event " + copied
                        + " is another; name an empty database, or drop the tables of this one");
            }
        }
    }

    private static Optional<String> eventId(Statements statements, long seq) throws SQLException {
        return statements.query(row -> row.getString(1), "SELECT event_id FROM event WHERE seq = ?", seq).stream()
                .findFirst();
    }

    /** An erasure changes events that were copied, so that all are compared again. */
    private void noteErasures() throws SQLException {
        String erasures = source.read(statements -> statements.first(row -> Optional.of(row.getString(1)), ERASURES))
                .orElseThrow();
        Optional<String> noted = target.value(ERASED);
        if (!noted.equals(Optional.of(erasures))) {
            if (noted.isPresent()) {
                for (TableMove table : tables) {
                    table.forgetCopied();
                }
            }
            target.put(ERASED, erasures);
            target.statements().connection().commit();
        }
    }

    /** PostgreSQL would do so within minutes, in which the receiver has begun. */
    private void analyze() throws SQLException {
        if (target.value(ANALYZED).isEmpty()) {
            for (TableMove table : tables) {
                target.statements().update("ANALYZE " + table.table().name());
            }
            target.put(ANALYZED, "yes");
        }
    }

    /**
     * Ends the move, after a round that was made while the source was held: first no receiver starts on the source any more,
     * then one may on the target.
     */
    public void finish() {
        try {
            target.requireUnused();
            if (behind() != 0) {
                throw new IllegalStateException("not all events were copied; nothing is changed at " + source.path());
            }
            setSequences();
            source.markMoved(target.place());
            for (TableMove table : tables) {
                table.dropIndex();
            }
            target.complete();
        } catch (SQLException e) {
            throw target.failed(e);
        }
    }

    /** A number that was given is not given again, also when its row is gone. */
    private void setSequences() throws SQLException {
        Statements statements = target.statements();
        for (String table : statements.query(
                row -> row.getString(1),
                "SELECT table_name FROM information_schema.columns WHERE table_schema = current_schema()"
                        + " AND column_name = 'id' AND is_identity = 'YES'")) {
            long given = source.read(any -> any.number(0, "SELECT seq FROM sqlite_sequence WHERE name = ?", table));
            long last = Math.max(given, statements.number(0, "SELECT max(id) FROM " + table));
            statements.number(
                    0, "SELECT setval(pg_get_serial_sequence(?, 'id'), ?, ?)", table, Math.max(last, 1), last > 0);
        }
        statements.connection().commit();
    }

    /** Where the two ends differ, in all tables; nothing is changed. */
    public List<String> differences(MovePace pace) {
        List<String> differences = new ArrayList<>();
        try {
            for (TableMove table : tables) {
                differences.addAll(table.differences(pace));
            }
            return differences;
        } catch (SQLException e) {
            throw target.failed(e);
        }
    }

    /** What there is to move: of each table about how many rows. Of those with events nothing is counted, which would take long. */
    public record Size(String table, long rows) {}

    public static List<Size> sizes(SqliteSource source) {
        return MovedTables.ALL.stream()
                .map(table -> new Size(
                        table.name(),
                        source.read(statements -> statements.number(
                                0,
                                table.name().equals(EVENT)
                                        ? "SELECT max(seq) - min(seq) + 1 FROM event"
                                        : "SELECT count(*) FROM " + table.name()))))
                .toList();
    }
}
