package io.signalpost.eventlog.outage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.signalpost.eventlog.store.Statements;

/** The statements on tables {@code heartbeat} and {@code outage}. */
final class OutageTable {

    private static final int KEPT = 1_000;

    private OutageTable() {}

    /**
     * Enters that an event could be kept at a time, and an outage when that was long not so.
     *
     * @param tolerated longest time between two heartbeats that is none
     * @return when an event could last be kept; not before {@code now}, but later when a clock was wrong
     */
    static Instant beat(Statements statements, Instant now, Duration tolerated) throws SQLException {
        long keptAt = now.toEpochMilli();
        statements.update("INSERT INTO heartbeat (id, kept_at) VALUES (1, ?) ON CONFLICT (id) DO NOTHING", keptAt);
        long before = statements.number(keptAt, "SELECT kept_at FROM heartbeat");
        if (before >= keptAt) {
            return Instant.ofEpochMilli(before);
        }
        // Of several nodes that find the same old heartbeat, one enters the outage.
        int first = statements.update("UPDATE heartbeat SET kept_at = ? WHERE kept_at = ?", keptAt, before);
        if (first == 1 && keptAt - before > tolerated.toMillis()) {
            statements.update("INSERT INTO outage (began_at, ended_at) VALUES (?, ?)", before, keptAt);
            statements.update("DELETE FROM outage WHERE id <= (SELECT max(id) FROM outage) - ?", KEPT);
        }
        return now;
    }

    /** Takes back a heartbeat that was written while a clock was ahead. */
    static void setBack(Statements statements, Instant now) throws SQLException {
        statements.update("UPDATE heartbeat SET kept_at = ?", now.toEpochMilli());
    }

    /** The latest outages, newest first. */
    static List<LogOutage> latest(Statements statements, int limit) throws SQLException {
        return statements.query(
                OutageTable::outage,
                "SELECT id, began_at, ended_at, expected_events, expected_lost, verdict, acknowledged_at"
                        + " FROM outage ORDER BY id DESC LIMIT ?",
                limit);
    }

    private static LogOutage outage(ResultSet row) throws SQLException {
        long acknowledged = row.getLong("acknowledged_at");
        return new LogOutage(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("began_at")),
                Instant.ofEpochMilli(row.getLong("ended_at")),
                row.getDouble("expected_events"),
                row.getDouble("expected_lost"),
                row.getString("verdict"),
                acknowledged == 0 ? null : Instant.ofEpochMilli(acknowledged));
    }

    /** False when it had been judged already, by another node for instance. */
    static boolean judge(Statements statements, LogOutage judged) throws SQLException {
        return statements.update(
                        "UPDATE outage SET expected_events = ?, expected_lost = ?, verdict = ?"
                                + " WHERE id = ? AND verdict IS NULL",
                        judged.expectedEvents(),
                        judged.expectedLost(),
                        judged.verdict(),
                        judged.id())
                == 1;
    }

    /** How many with a loss no operator has taken note of. */
    static long open(Statements statements) throws SQLException {
        return statements.number(0, "SELECT count(*) FROM outage WHERE verdict = 'lost' AND acknowledged_at IS NULL");
    }

    static int acknowledge(Statements statements, Instant now) throws SQLException {
        return statements.update(
                "UPDATE outage SET acknowledged_at = ? WHERE verdict = 'lost' AND acknowledged_at IS NULL",
                now.toEpochMilli());
    }
}
