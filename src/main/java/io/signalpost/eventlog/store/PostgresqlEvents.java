package io.signalpost.eventlog.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The table {@code event} of a PostgreSQL log. */
final class PostgresqlEvents extends EventTable {

    private static final String COLUMNS =
            "event_id, event_type, vehicle_id, mode, received_at, token_name, partition, dictionary, body";

    /**
     * Numbers have no gaps. The lock and the commit go along, as the way of each to the server and back would cost as much
     * again. The lock is a statement of its own, since a statement does not see what was committed while it waited for a lock.
     */
    private static final String APPEND =
            Postgresql.LOCK_APPENDS + ";INSERT INTO event (seq, " + COLUMNS + ") %s RETURNING event_id, seq;COMMIT";

    /** A group in one statement: it takes the server half of what a batch of single rows does. */
    private static final String APPEND_GROUP = APPEND.formatted(
            "SELECT (SELECT coalesce(max(seq), 0) FROM event) + row_number() OVER (ORDER BY n), " + COLUMNS
                    + " FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::smallint[],"
                    + " ?::smallint[], ?::bytea[]) WITH ORDINALITY AS appended (" + COLUMNS + ", n)"
                    + " WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.event_id = appended.event_id)");

    /** Without arrays to take apart and a join, the server answers sooner. */
    private static final String ONE =
            "SELECT (SELECT coalesce(max(seq), 0) + 1 FROM event), ?::text, ?::text, ?::text, ?::text, ?::bigint, ?::text,"
                    + " ?::smallint, ?::smallint, ?::bytea%s ON CONFLICT (event_id) DO NOTHING";

    private static final String APPEND_ONE = APPEND.formatted(ONE.formatted(""));

    /**
     * An event with which nothing else is to be committed, by a statement that commits itself: to begin, lock and commit takes the
     * server as long as the row. When it adds none, others are appending, or the event is there already. It does not see what was
     * committed between its beginning and the lock, and then fails, as the number is taken.
     */
    private static final String APPEND_ALONE = "INSERT INTO event (seq, " + COLUMNS + ") "
            + ONE.formatted(" WHERE pg_try_advisory_xact_lock(" + Postgresql.APPENDS + ")") + " RETURNING seq";

    private static final String TAKEN = "23505"; // unique_violation

    @Override
    int append(Statements statements, List<PendingAppend> appends, boolean alone) throws SQLException {
        Map<String, PendingAppend> first = new LinkedHashMap<>();
        for (PendingAppend append : appends) {
            append.known();
            first.putIfAbsent(append.event().eventId(), append);
        }
        if (alone && first.size() == 1 && appendAlone(statements, appends.get(0))) {
            return 1;
        }
        PreparedStatement append =
                first.size() == 1 ? one(APPEND_ONE, statements, appends.get(0)) : group(statements, first.values());
        append.setFetchSize(0); // all ids come along too: there is no cursor after a commit
        append.execute();
        append.getMoreResults();
        int added = 0;
        try (ResultSet ids = append.getResultSet()) {
            for (; ids.next(); added++) {
                first.get(ids.getString(1)).added(ids.getLong(2));
            }
        }
        return added;
    }

    /** False when it has to be appended in its turn. */
    private static boolean appendAlone(Statements statements, PendingAppend append) throws SQLException {
        Connection connection = statements.connection();
        connection.setAutoCommit(true);
        try (ResultSet seq = one(APPEND_ALONE, statements, append).executeQuery()) {
            boolean added = seq.next();
            if (added) {
                append.added(seq.getLong(1));
            }
            return added;
        } catch (SQLException e) {
            if (TAKEN.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(false);
            }
        }
    }

    private static PreparedStatement one(String sql, Statements statements, PendingAppend append) throws SQLException {
        NewEvent event = append.event();
        return statements.bind(
                sql,
                event.eventId(),
                event.eventType(),
                event.vehicleId(),
                event.mode(),
                event.receivedAt().toEpochMilli(),
                event.tokenName(),
                append.partition(),
                append.body().dictionary(),
                append.body().bytes());
    }

    private static PreparedStatement group(Statements statements, Collection<PendingAppend> news) throws SQLException {
        return statements.bind(
                APPEND_GROUP,
                texts(statements, news, NewEvent::eventId),
                texts(statements, news, NewEvent::eventType),
                texts(statements, news, NewEvent::vehicleId),
                texts(statements, news, NewEvent::mode),
                array(
                        statements,
                        "bigint",
                        news,
                        each -> each.event().receivedAt().toEpochMilli(),
                        Long[]::new),
                texts(statements, news, NewEvent::tokenName),
                array(statements, "smallint", news, each -> (short) each.partition(), Short[]::new),
                array(statements, "smallint", news, each -> dictionary(each.body()), Short[]::new),
                array(statements, "bytea", news, each -> each.body().bytes(), byte[][]::new));
    }

    private static Short dictionary(StoredBody body) {
        return body.isCompressed() ? body.dictionary().shortValue() : null;
    }

    private static Array texts(Statements statements, Collection<PendingAppend> news, Function<NewEvent, String> column)
            throws SQLException {
        return array(statements, "text", news, each -> column.apply(each.event()), String[]::new);
    }

    /** The driver sends an array in binary form when it is one of the type that fits. */
    private static <T> Array array(
            Statements statements,
            String type,
            Collection<PendingAppend> news,
            Function<PendingAppend, T> column,
            IntFunction<T[]> form)
            throws SQLException {
        return statements
                .connection()
                .createArrayOf(type, news.stream().map(column).toArray(form));
    }

    @Override
    public long seq(Statements statements, String eventId) throws SQLException {
        return statements.number(0, "SELECT seq FROM event WHERE event_id = ?", eventId);
    }

    @Override
    public int delete(Statements statements, long upTo, boolean evenIfUndelivered) throws SQLException {
        return statements.update(deletion(evenIfUndelivered), upTo);
    }

    @Override
    public void erase(Statements statements, List<Long> seqs) throws SQLException {
        statements.updateEach(
                "UPDATE event SET vehicle_id = NULL, dictionary = NULL, body = '\\x00' WHERE seq = ?",
                seqs.stream().map(seq -> new Object[] {seq}).toList());
    }
}
