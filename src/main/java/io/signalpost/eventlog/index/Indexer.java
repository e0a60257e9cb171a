package io.signalpost.eventlog.index;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Stretch;

/** Brings the index up to date, behind the appends and beside them. For one thread at a time. */
public final class Indexer {

    private static final int PAGE = 500;
    private static final long PAGE_BYTES = 4_000_000;
    private static final int CHUNK = 1_000; // rows to a transaction, so that appends are hardly held up

    private final Store store;

    public Indexer(Store store) {
        this.store = store;
    }

    /**
     * Indexes the next batch that is there, and forgets what has left the log. No more at a time, so that a log that is far
     * ahead does not keep a processor busy: what is not indexed is looked through.
     *
     * @param waits whether there is something better to do now
     * @return how many events are indexed that were not
     */
    public long catchUp(BooleanSupplier waits) throws EventLogUnavailableException {
        long indexed = 0;
        try (Statements reader = store.reader()) {
            long first = EventTable.first(reader);
            long head = EventTable.head(reader);
            long next = Math.max(IndexTable.next(reader), IndexTable.batch(first));
            if ((next + 1) * IndexTable.SIZE <= head + 1 && !waits.getAsBoolean()) {
                index(reader, next);
                indexed = IndexTable.SIZE;
            }
            if (indexed > 0) {
                store.write(statements -> {
                    IndexTable.forget(statements, first);
                    return null;
                });
            }
        } catch (SQLException e) {
            throw new EventLogUnavailableException("the event log cannot be read", e);
        }
        return indexed;
    }

    private void index(Statements reader, long batch) throws SQLException, EventLogUnavailableException {
        List<Object[]> rows = new ArrayList<>();
        subjects(reader, batch).forEach((subject, seqs) -> rows.add(IndexTable.row(batch, subject, seqs)));
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<Object[]> chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            store.write(statements -> {
                IndexTable.write(statements, chunk);
                return null;
            });
        }
        store.write(statements -> {
            IndexTable.indexed(statements, batch);
            return null;
        });
    }

    /** In the order in which the table has them. */
    private Map<Long, List<Long>> subjects(Statements reader, long batch) throws SQLException {
        Map<Long, List<Long>> subjects = new TreeMap<>();
        long last = (batch + 1) * IndexTable.SIZE - 1;
        for (long after = batch * IndexTable.SIZE - 1; after < last; ) {
            Stretch page = store.events().read(reader, Partition.ALL, after, last, PAGE, PAGE_BYTES);
            page.entries().forEach(entry -> add(subjects, entry));
            after = page.upTo();
        }
        return subjects;
    }

    private static void add(Map<Long, List<Long>> subjects, LogEntry entry) {
        if (entry.vehicleId() != null) {
            subjects.computeIfAbsent(Subject.vehicle(entry.vehicleId()), each -> new ArrayList<>())
                    .add(entry.seq());
        }
        String user = entry.isErased() ? null : Subject.userOf(entry.event().body());
        if (user != null) {
            subjects.computeIfAbsent(Subject.user(user), each -> new ArrayList<>())
                    .add(entry.seq());
        }
    }
}
