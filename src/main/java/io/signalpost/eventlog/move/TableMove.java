package io.signalpost.eventlog.move;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.signalpost.eventlog.move.MovedTable.Growth;
import io.signalpost.eventlog.store.PostgresqlTarget;
import io.signalpost.eventlog.store.SqliteSource;

/**
 * Has the target have what the source has of one table, a range and a transaction at a time. What is committed has been
 * compared, and how far it is goes along, so that after a kill it goes on there.
 */
final class TableMove {

    private final PostgresqlTarget target;
    private final MovedTable table;
    private final SourceTable from;
    private final TargetTable to;

    TableMove(SqliteSource source, PostgresqlTarget target, MovedTable table) throws SQLException {
        this.target = target;
        this.table = table;
        this.to = new TargetTable(target, table);
        this.from = new SourceTable(source, table, to.types());
    }

    MovedTable table() {
        return table;
    }

    /** Returns false when it was told to stop. */
    boolean run(MovePace pace) throws SQLException {
        Optional<Long> copied = copied();
        if (table.isAppended()) {
            to.forgetBelow(from.lowest().orElse(Long.MAX_VALUE));
            target.statements().connection().commit();
        }
        if (table.growth() == Growth.APPENDED && copied.isPresent() && !closeGaps(copied.get(), pace)) {
            return false;
        }
        RowRange range;
        Object after = copied.orElse(null);
        do {
            long begin = System.nanoTime();
            range = from.read(after);
            to.bring(range);
            note(range);
            target.statements().connection().commit();
            after = range.upTo();
            if (!goOn(pace, range, begin)) {
                return false;
            }
        } while (!range.isLast());
        return true;
    }

    /**
     * Retention removes from the beginning on, but steps over events that wait or are dead letters. So from the beginning up to
     * the first range where nothing is missing and nothing was removed, all is compared.
     */
    private boolean closeGaps(long copied, MovePace pace) throws SQLException {
        RowRange range;
        boolean changed;
        Object after = null;
        do {
            long begin = System.nanoTime();
            range = from.read(after);
            changed = to.bring(range);
            target.statements().connection().commit();
            after = range.upTo();
            if (!goOn(pace, range, begin)) {
                return false;
            }
        } while (!range.isLast() && (long) range.last() < copied && (changed || !range.isDense()));
        return true;
    }

    private static boolean goOn(MovePace pace, RowRange range, long begin) {
        return pace.goOn(range.table().name(), range.digest().rows(), Duration.ofNanos(System.nanoTime() - begin));
    }

    /** The key up to which all has come; empty for a table that is compared each time. */
    Optional<Long> copied() throws SQLException {
        return table.isAppended() ? target.value(table.name()).map(Long::valueOf) : Optional.empty();
    }

    private void note(RowRange range) throws SQLException {
        if (table.isAppended() && range.last() != null) {
            long last = (long) range.last();
            long lag = table.growth().lag();
            target.put(
                    table.name(), String.valueOf(lag == 0 ? last : Math.min(last, System.currentTimeMillis() - lag)));
        }
    }

    /** All of it is compared anew by the next run. */
    void forgetCopied() throws SQLException {
        if (table.isAppended()) {
            target.forget(table.name());
        }
    }

    /** Where the two ends differ; nothing is changed. */
    List<String> differences(MovePace pace) throws SQLException {
        List<String> differences = new ArrayList<>();
        Object after = null;
        while (true) {
            long begin = System.nanoTime();
            RowRange range = from.read(after);
            Digest there = to.digest(range);
            target.statements().connection().commit();
            if (!there.equals(range.digest())) {
                differences.add(range.place() + ": " + range.digest() + " in SQLite, " + there + " in PostgreSQL");
            }
            if (!goOn(pace, range, begin) || range.isLast()) {
                return differences;
            }
            after = range.upTo();
        }
    }

    /** What the ranges are found by, where the table has nothing that fits. */
    void index() throws SQLException {
        if (table.isText()) {
            to.index();
        }
    }

    void dropIndex() throws SQLException {
        if (table.isText()) {
            to.dropIndex();
        }
    }
}
