package io.signalpost.eventlog.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table {@code event} of a SQLite log. */
final class SqliteEvents extends EventTable {

    private static final String INSERT =
            "INSERT INTO event (event_id, event_type, vehicle_id, mode, received_at, token_name, partition, dictionary,"
                    + " body, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int KEYS_IN_MEMORY = 200_000;

    private static final long UNKNOWN = -1;

    private final EventKeys keys;

    /** Number of the last event. Nobody else appends, and the last is never removed. */
    private long head = UNKNOWN;

    SqliteEvents() {
        this(KEYS_IN_MEMORY);
    }

    SqliteEvents(int keysInMemory) {
        this.keys = new EventKeys(keysInMemory);
    }

    /** Called first. */
    void load(Statements writer) throws SQLException {
        keys.load(writer);
    }

    @Override
    int append(Statements statements, List<PendingAppend> appends, boolean alone) throws SQLException {
        Map<String, PendingAppend> first = new LinkedHashMap<>();
        for (PendingAppend append : appends) {
            append.known();
            first.putIfAbsent(append.event().eventId(), append);
        }
        Set<String> known = keys.known(statements, first.keySet());
        first.keySet().removeAll(known);
        List<Object[]> rows = new ArrayList<>(first.size());
        long seq = head == UNKNOWN ? head(statements) : head;
        for (PendingAppend append : first.values()) {
            NewEvent event = append.event();
            seq++;
            rows.add(new Object[] {
                event.eventId(),
                event.eventType(),
                event.vehicleId(),
                event.mode(),
                event.receivedAt().toEpochMilli(),
                event.tokenName(),
                append.partition(),
                append.body().dictionary(),
                append.body().bytes(),
                seq
            });
            keys.add(event.eventId(), seq);
            append.added(seq);
        }
        statements.updateEach(INSERT, rows);
        head = seq;
        keys.store(statements);
        return first.size();
    }

    @Override
    public long seq(Statements statements, String eventId) throws SQLException {
        return keys.seq(statements, eventId);
    }

    @Override
    public int delete(Statements statements, long upTo, boolean evenIfUndelivered) throws SQLException {
        List<EventKeys.Key> gone =
                statements.query(EventKeys.Key::of, deletion(evenIfUndelivered) + " RETURNING seq, event_id", upTo);
        keys.remove(statements, gone);
        return gone.size();
    }

    /**
     * A row that stays as long as it was is overwritten in its place; a shorter one would leave copies of its neighbours. The
     * numbers 0 and 1 take no room in a row, no more than NULL does; a greater one takes a byte.
     */
    @Override
    public void erase(Statements statements, List<Long> seqs) throws SQLException {
        statements.updateEach(
                "UPDATE event SET vehicle_id = NULL, dictionary = NULL, body ="
                        + " zeroblob(length(body) + length(CAST(vehicle_id AS BLOB)) + coalesce(dictionary > 1, 0))"
                        + " WHERE seq = ? AND vehicle_id IS NOT NULL",
                seqs.stream().map(seq -> new Object[] {seq}).toList());
    }

    /** What may be written while there is nothing else to write. */
    Optional<Write<Void>> chore() {
        return keys.hasChore()
                ? Optional.of(statements -> {
                    keys.chore(statements);
                    return null;
                })
                : Optional.empty();
    }

    void end(boolean committed) {
        if (committed) {
            keys.committed();
        } else {
            keys.rolledBack();
            head = UNKNOWN;
        }
    }
}
