package io.signalpost.eventlog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.commons.codec.digest.MurmurHash3;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Finds the events of a SQLite log by their ids. A unique index would do, but ids come in no order: every event would
 * change another page of it, and that page is then written twice. So the keys of the latest events are only in memory, and
 * go into the table {@code event_key} in the order of their hashes, so that neighbours share a page.
 *
 * <p>A round goes through the memory once, from the lowest hash to the highest, and moves the keys of a few ranges of
 * hashes with each group of events. What comes in meanwhile waits for the next round where the round has been already, and
 * goes along where it has not. So at its end the table has the keys of all events up to the last one at its beginning, and
 * that event's number goes into the table {@code event_key_progress}: when the log is opened, only the keys of later events
 * must be gathered from the events themselves. Some of them are in the table too, which does no harm.
 *
 * <p>For the writer's thread, but for {@link #seq}.
 */
final class EventKeys {

    /** @param hash of the event's id; another id may have the same, so only the event itself tells */
    record Key(long hash, long seq) implements Comparable<Key> {

        /** @param event {@code seq} and {@code event_id} */
        static Key of(ResultSet event) throws SQLException {
            return new Key(hash(event.getString("event_id")), event.getLong("seq"));
        }

        /** Not negative. */
        static long hash(String eventId) {
            return MurmurHash3.hash128x64(eventId.getBytes(UTF_8))[0] & Long.MAX_VALUE;
        }

        @Override
        public int compareTo(Key other) {
            return hash == other.hash ? Long.compare(seq, other.seq) : Long.compare(hash, other.hash);
        }
    }

    /**
     * @param range where in memory it goes on
     * @param seq   the last event when it began: when it ends the table has the keys of the events up to that one
     */
    private record Round(int range, long seq) {}

    private final int capacity;
    private final RecentKeys recent;
    private Round round;

    // Of the transaction that is under way. New ones for each: what held a large group is slow to clear ever after.
    private List<Key> added = new ArrayList<>();
    private Set<Key> removed = new HashSet<>();
    private Round newRound;

    /**
     * @param capacity how many keys are kept in memory, at some 20 bytes each. The more there are, the more of them share
     *                 a page
     */
    EventKeys(int capacity) {
        this.capacity = capacity;
        this.recent = new RecentKeys(capacity);
    }

    /** Gathers the keys that the table does not have. Those that are too many for the memory go into the table at once. */
    void load(Statements writer) throws SQLException {
        long last = writer.number(0, "SELECT seq FROM event_key_progress");
        List<Key> keys;
        do {
            keys = writer.query(
                    Key::of, "SELECT seq, event_id FROM event WHERE seq > ? ORDER BY seq LIMIT ?", last, capacity);
            recent.addAll(keys);
            last = keys.isEmpty() ? last : keys.get(keys.size() - 1).seq();
            newRound = new Round(0, last);
            if (keys.size() == capacity) {
                store(writer, Integer.MAX_VALUE);
            }
            writer.connection().commit();
            committed();
        } while (keys.size() == capacity);
    }

    /** Number of the event of that id; 0 when there is none. For any thread. */
    long seq(Statements statements, String eventId) throws SQLException {
        return statements.number(
                0,
                "SELECT seq FROM event WHERE event_id = ? AND seq IN (SELECT value FROM json_each(?))",
                eventId,
                json(candidates(statements, List.of(eventId))));
    }

    /** Those of the ids that the log has. There may be others among them. */
    Set<String> known(Statements statements, Collection<String> eventIds) throws SQLException {
        List<Long> candidates = candidates(statements, eventIds);
        return candidates.isEmpty()
                ? Set.of()
                : new HashSet<>(statements.query(
                        row -> row.getString(1),
                        "SELECT event_id FROM event WHERE seq IN (SELECT value FROM json_each(?))",
                        json(candidates)));
    }

    /** Numbers of the events whose ids have the same hashes as these. */
    private List<Long> candidates(Statements statements, Collection<String> eventIds) throws SQLException {
        List<Long> hashes = eventIds.stream().map(Key::hash).sorted().toList();
        List<Long> candidates = new ArrayList<>();
        for (long hash : hashes) { // first the memory: a key is in the table before it leaves the memory
            recent.find(hash, candidates);
        }
        candidates.addAll(
                hashes.size() == 1 // which is most of them, and a sender that waits feels how long it takes
                        ? statements.query(
                                row -> row.getLong(1), "SELECT seq FROM event_key WHERE hash = ?", hashes.get(0))
                        : statements.query(
                                row -> row.getLong(1),
                                "SELECT seq FROM json_each(?) AS wanted CROSS JOIN event_key ON hash = wanted.value",
                                json(hashes)));
        return candidates;
    }

    private static String json(List<Long> numbers) {
        return numbers.toString();
    }

    void add(String eventId, long seq) {
        added.add(new Key(Key.hash(eventId), seq));
    }

    /** Forgets those of events that are gone. */
    void remove(Statements writer, List<Key> keys) throws SQLException {
        writer.updateEach(
                "DELETE FROM event_key WHERE hash = ? AND seq = ?",
                rows(keys.stream().sorted().toList()));
        removed.addAll(keys);
    }

    /** When the memory is full, as many go from there into the table as have been added. */
    void store(Statements writer) throws SQLException {
        if (recent.size() > capacity) {
            store(writer, added.size());
        }
    }

    /** Whether some should go into the table while there is nothing else to do: all in memory are gathered at a start. */
    boolean hasChore() {
        return recent.size() > capacity / 20;
    }

    void chore(Statements writer) throws SQLException {
        store(writer, capacity / 40);
    }

    /** @param count at least so many, unless there are fewer in the rest of the round */
    private void store(Statements writer, int count) throws SQLException {
        List<Key> keys = new ArrayList<>();
        int range = newRound.range();
        for (; range < recent.ranges() && keys.size() < count; range++) {
            recent.range(range).filter(removed::add).forEach(keys::add);
        }
        writer.updateEach("INSERT OR IGNORE INTO event_key (hash, seq) VALUES (?, ?)", rows(keys));
        if (range < recent.ranges()) {
            newRound = new Round(range, newRound.seq());
        } else {
            writer.update("UPDATE event_key_progress SET seq = ?", newRound.seq());
            newRound = new Round(0, EventTable.head(writer));
        }
    }

    private static List<Object[]> rows(List<Key> keys) {
        return keys.stream().map(key -> new Object[] {key.hash(), key.seq()}).toList();
    }

    void committed() {
        recent.addAll(added);
        recent.removeAll(removed);
        round = newRound;
        begin();
    }

    void rolledBack() {
        newRound = round;
        begin();
    }

    private void begin() {
        added = new ArrayList<>();
        removed = new HashSet<>();
    }
}
