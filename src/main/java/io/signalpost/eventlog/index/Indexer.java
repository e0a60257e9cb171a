package io.signalpost.eventlog.index;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Stretch;
import io.signalpost.eventlog.store.Subjects;

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
                indexed = index(reader, next) ? IndexTable.SIZE : 0;
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

    /** @return false when an event was erased meanwhile: then it is to be done again */
    private boolean index(Statements reader, long batch) throws SQLException, EventLogUnavailableException {
        long from = batch * IndexTable.SIZE;
        long to = from + IndexTable.SIZE - 1;
        List<Long> withoutVehicle = EventTable.withoutVehicle(reader, from, to);
        List<Object[]> rows = new ArrayList<>();
        subjects(reader, from, to, Set.copyOf(withoutVehicle))
                .forEach((subject, seqs) -> rows.add(IndexTable.row(batch, subject, seqs)));
        for (int next = 0; next < rows.size(); next += CHUNK) {
            List<Object[]> chunk = rows.subList(next, Math.min(rows.size(), next + CHUNK));
            store.write(statements -> {
                IndexTable.write(statements, chunk);
                return null;
            });
        }
        // Whoever erases an event from now on takes it out of the rows, too.
        boolean same = EventTable.withoutVehicle(reader, from, to).equals(withoutVehicle);
        return store.write(statements -> {
            if (same) {
                IndexTable.indexed(statements, batch);
            } else {
                IndexTable.forgetBatch(statements, batch);
            }
            return same;
        });
    }

    /**
     * Numbers of the events of each subject, in the order in which the table has them.
     *
     * @param look at these events themselves: what is remembered of them may have been erased
     */
    private Map<Long, List<Long>> subjects(Statements reader, long from, long to, Set<Long> look) throws SQLException {
        Map<Long, List<Long>> subjects = new TreeMap<>();
        for (long seq = from; seq <= to; ) {
            Optional<Subjects> remembered = remembered(seq, look);
            if (remembered.isPresent()) {
                add(subjects, seq, remembered.get());
                seq++;
                continue;
            }
            long last = seq;
            while (last < to && remembered(last + 1, look).isEmpty()) {
                last++;
            }
            read(reader, seq - 1, last, subjects);
            seq = last + 1;
        }
        return subjects;
    }

    private Optional<Subjects> remembered(long seq, Set<Long> look) {
        return look.contains(seq) ? Optional.empty() : store.subjects(seq);
    }

    private void read(Statements reader, long after, long upTo, Map<Long, List<Long>> subjects) throws SQLException {
        for (long next = after; next < upTo; ) {
            Stretch page = store.events().read(reader, Partition.ALL, next, upTo, PAGE, PAGE_BYTES);
            page.entries().forEach(entry -> add(subjects, entry.seq(), Subjects.of(entry)));
            next = page.upTo();
        }
    }

    private static void add(Map<Long, List<Long>> subjects, long seq, Subjects of) {
        of.all().forEach(subject -> subjects.computeIfAbsent(subject, each -> new ArrayList<>())
                .add(seq));
    }
}
