package io.signalpost.eventlog.index;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.signalpost.eventlog.store.Statements;

/**
 * Table {@code event_index}: of each {@value #SIZE} events one after the other, which of them are of whom. It is written when
 * all of them are there, so that each row is written once and many are written at a time; those behind them must be looked
 * through.
 */
public final class IndexTable {

    public static final int SIZE = 8_192;

    private IndexTable() {}

    /** The events from number {@code batch * SIZE} on, {@link #SIZE} of them. */
    public static long batch(long seq) {
        return seq / SIZE;
    }

    /** The batch that is indexed next: all before have been. */
    public static long next(Statements statements) throws SQLException {
        return statements.number(0, "SELECT next FROM event_index_progress");
    }

    /** Numbers of the events of a batch that may be of one of these, in no order. */
    public static List<Long> find(Statements statements, long batch, Collection<Long> subjects) throws SQLException {
        List<Long> seqs = new ArrayList<>();
        for (long subject : subjects) {
            statements
                    .query(
                            row -> row.getBytes(1),
                            "SELECT places FROM event_index WHERE batch = ? AND subject = ?",
                            batch,
                            subject)
                    .forEach(places -> add(seqs, batch, places));
        }
        return seqs;
    }

    private static void add(List<Long> seqs, long batch, byte[] places) {
        for (ByteBuffer rest = ByteBuffer.wrap(places); rest.hasRemaining(); ) {
            seqs.add(batch * SIZE + rest.getShort());
        }
    }

    /** A row. @param seqs numbers of events of that batch */
    static Object[] row(long batch, long subject, Collection<Long> seqs) {
        ByteBuffer places = ByteBuffer.allocate(Short.BYTES * seqs.size());
        seqs.forEach(seq -> places.putShort((short) (seq % SIZE)));
        return new Object[] {batch, subject, places.array()};
    }

    /** Another node may have written the same. */
    static void write(Statements statements, List<Object[]> rows) throws SQLException {
        statements.updateEach(
                "INSERT INTO event_index (batch, subject, places) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows);
    }

    static void indexed(Statements statements, long batch) throws SQLException {
        statements.update("UPDATE event_index_progress SET next = ? WHERE next <= ?", batch + 1, batch);
    }

    /** Forgets that these events are of these subjects: of a vehicle or a user with no others nothing is left. */
    public static void forget(Statements statements, Map<Long, List<Long>> seqsBySubject) throws SQLException {
        for (Map.Entry<Long, List<Long>> each : seqsBySubject.entrySet()) {
            for (Map.Entry<Long, Set<Long>> gone : byBatch(each.getValue()).entrySet()) {
                forget(statements, gone.getKey(), each.getKey(), gone.getValue());
            }
        }
    }

    /** Forgets of whom these events are, where nobody else knows any more. */
    public static void forget(Statements statements, Collection<Long> seqs) throws SQLException {
        for (Map.Entry<Long, Set<Long>> gone : byBatch(seqs).entrySet()) {
            for (long subject : statements.query(
                    row -> row.getLong(1), "SELECT subject FROM event_index WHERE batch = ?", gone.getKey())) {
                forget(statements, gone.getKey(), subject, gone.getValue());
            }
        }
    }

    private static Map<Long, Set<Long>> byBatch(Collection<Long> seqs) {
        return seqs.stream().collect(Collectors.groupingBy(IndexTable::batch, Collectors.toSet()));
    }

    private static void forget(Statements statements, long batch, long subject, Set<Long> gone) throws SQLException {
        List<Long> left = new ArrayList<>(find(statements, batch, List.of(subject)));
        if (left.removeAll(gone)) {
            statements.update("DELETE FROM event_index WHERE batch = ? AND subject = ?", batch, subject);
            if (!left.isEmpty()) {
                write(statements, List.<Object[]>of(row(batch, subject, left)));
            }
        }
    }

    /** Forgets a batch, which is then to be indexed anew. */
    static void forgetBatch(Statements statements, long batch) throws SQLException {
        statements.update("DELETE FROM event_index WHERE batch = ?", batch);
    }

    /** Forgets the events before a number. */
    static void forget(Statements statements, long seq) throws SQLException {
        statements.update("DELETE FROM event_index WHERE batch < ?", batch(seq));
    }
}
