package io.signalpost.eventlog.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import io.signalpost.eventlog.store.Statements;

/**
 * Table {@code attempt}: what was tried of an event that was not delivered at once, a row for each attempt. Of one that is
 * tried very often the first and the last {@value #MOST} stay.
 */
public final class AttemptTable {

    private static final int MOST = 50;

    private AttemptTable() {}

    /** How an attempt ended, as the table has it. */
    public enum Outcome {
        DELIVERED,
        RETRYING,
        DEAD,
        /** The destination could not be used; the attempt does not count. */
        UNAVAILABLE,
        /** An operator gave it up. */
        DISCARDED;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param at     when it ended, in milliseconds since 1970
     * @param number which attempt it was; null for one that does not count
     * @param millis how long it took; null for what an operator did
     * @param answer what the destination said, or why it failed
     * @param replay id of the replay for which it was made; null for none
     */
    public record Attempt(
            String destination,
            long at,
            Integer number,
            Long millis,
            Outcome outcome,
            String errorClass,
            String answer,
            Long replay) {}

    /** Enters the attempts of a partition's events, whose rows still are in table {@code delivery}. */
    static void enter(Statements statements, String destination, Progress.InPartition news) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> tooMany = new ArrayList<>();
        for (List<Progress.Failure> failures : List.of(news.failed(), news.failedAgain())) {
            for (Progress.Failure each : failures) {
                Outcome outcome = each.isDead() ? Outcome.DEAD : Outcome.RETRYING;
                rows.add(row(
                        destination,
                        each.seq(),
                        each.failedAt(),
                        each.attempts(),
                        each.millis(),
                        outcome,
                        each.errorClass(),
                        each.error()));
                if (each.attempts() > MOST) {
                    tooMany.add(new Object[] {destination, each.seq(), each.attempts() - MOST});
                }
            }
        }
        for (Progress.Refusal each : news.refused()) {
            rows.add(row(
                    destination,
                    each.seq(),
                    each.refusedAt(),
                    null,
                    each.millis(),
                    Outcome.UNAVAILABLE,
                    each.errorClass(),
                    each.error()));
        }
        for (Success each : news.redelivered()) {
            rows.add(row(
                    destination, each.seq(), each.at(), null, each.millis(), Outcome.DELIVERED, null, each.answer()));
        }
        insert(statements, rows);
        statements.updateEach(
                "DELETE FROM attempt WHERE destination = ? AND seq = ? AND number > 1 AND number <= ?", tooMany);
    }

    static void discarded(Statements statements, String destination, Collection<Long> seqs, long now)
            throws SQLException {
        insert(
                statements,
                seqs.stream()
                        .map(seq -> row(destination, seq, now, null, null, Outcome.DISCARDED, null, null))
                        .toList());
    }

    private static Object[] row(
            String destination,
            long seq,
            long at,
            Integer number,
            Long millis,
            Outcome outcome,
            String errorClass,
            String answer) {
        return new Object[] {
            destination, seq, at, number, millis, outcome.column(), errorClass, answer, destination, seq
        };
    }

    private static void insert(Statements statements, List<Object[]> rows) throws SQLException {
        statements.updateEach(
                "INSERT INTO attempt (destination, seq, at, number, millis, outcome, error_class, answer, replay)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
                        + " (SELECT replay FROM delivery WHERE destination = ? AND seq = ?))",
                rows);
    }

    /** What was tried of an event, in the order of time. */
    public static List<Attempt> of(Statements statements, long seq) throws SQLException {
        return statements.query(
                row -> new Attempt(
                        row.getString("destination"),
                        row.getLong("at"),
                        row.getObject("number") == null ? null : row.getInt("number"),
                        row.getObject("millis") == null ? null : row.getLong("millis"),
                        Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                        row.getString("error_class"),
                        row.getString("answer"),
                        row.getObject("replay") == null ? null : row.getLong("replay")),
                "SELECT destination, at, number, millis, outcome, error_class, answer, replay FROM attempt WHERE seq = ? ORDER BY at",
                seq);
    }

    /** An event was erased: an error may quote it. */
    static void erase(Statements statements, long seq) throws SQLException {
        statements.update("DELETE FROM attempt WHERE seq = ?", seq);
    }

    /** Events were removed: so is what was tried of them. */
    static void forget(Statements statements, long upTo) throws SQLException {
        statements.update(
                "DELETE FROM attempt WHERE seq <= ? AND NOT EXISTS (SELECT 1 FROM event WHERE event.seq = attempt.seq)",
                upTo);
    }
}
