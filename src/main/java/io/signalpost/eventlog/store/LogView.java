package io.signalpost.eventlog.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A log that is read and never written to: no schema is brought up to date, no node enters itself, no lock is taken. A
 * receiver may have it open.
 */
public final class LogView implements AutoCloseable {

    private static final int PAGE = 500;
    private static final long PAGE_BYTES = 8_000_000;

    private final ViewedDatabase database;
    private final Statements statements;

    /** @throws IllegalStateException saying why there is no log to read */
    public LogView(EventLogProperties properties) {
        database = ViewedDatabase.of(properties);
        statements = new Statements(database.opener());
        try {
            statements.query(row -> 1, "SELECT " + LogEntry.COLUMNS + ", token_name FROM event LIMIT 1");
        } catch (SQLException e) {
            throw database.unreadable(e);
        }
    }

    /**
     * The events that were in the log when it began, in their order, without those that were erased.
     *
     * @param from those received before are left out; null for none
     */
    public void read(Instant from, EventVisitor visitor) {
        try {
            long head = EventTable.head(statements);
            for (long after = start(from); after < head; ) {
                Stretch page = database.events().read(statements, Partition.ALL, after, head, PAGE, PAGE_BYTES);
                Map<Long, String> tokens = tokens(after, page.upTo());
                for (LogEntry entry : page.entries()) {
                    if (!entry.isErased() && !visitor.visit(entry, tokens.get(entry.seq()))) {
                        return;
                    }
                }
                after = page.upTo();
            }
        } catch (SQLException e) {
            throw database.unreadable(e);
        }
    }

    private long start(Instant from) throws SQLException {
        return from == null
                ? EventTable.first(statements) - 1
                : EventTable.positionBefore(
                        statements, from.toEpochMilli(), Instant.now().toEpochMilli());
    }

    private Map<Long, String> tokens(long after, long upTo) throws SQLException {
        Map<Long, String> tokens = new HashMap<>();
        statements.query(
                row -> tokens.put(row.getLong(1), row.getString(2)),
                "SELECT seq, token_name FROM event WHERE seq > ? AND seq <= ? AND token_name IS NOT NULL",
                after,
                upTo);
        return tokens;
    }

    @Override
    public void close() {
        statements.close();
    }
}
