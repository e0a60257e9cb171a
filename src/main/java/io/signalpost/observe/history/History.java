package io.signalpost.observe.history;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.eventlog.ledger.Ledgers;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import io.signalpost.observe.Inquiries;

/** How far the log and its destinations were, and are now. */
final class History {

    /** An attempt is told after it has ended, by then in the table. */
    private static final Duration TOLD = Duration.ofSeconds(5);

    private final Store store;
    private final Inquiries inquiries;
    private final Clock clock;

    History(Store store, Inquiries inquiries, Clock clock) {
        this.store = store;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    /** To be called once a minute. */
    void record() throws EventLogUnavailableException {
        Instant now = clock.instant();
        List<Sample> samples = store.read(statements -> now(statements, now));
        store.write(statements -> {
            HistoryTable.enter(statements, samples);
            HistoryTable.thin(statements, now);
            return null;
        });
    }

    /** As it was recorded, the oldest first, and as it is now. */
    List<Sample> look(Range range) {
        Instant now = clock.instant();
        return inquiries.ask(statements -> {
            List<Sample> samples =
                    new ArrayList<>(HistoryTable.since(statements, range.from(now), range.stepMinutes()));
            samples.addAll(now(statements, now));
            return samples;
        });
    }

    private static List<Sample> now(Statements statements, Instant now) throws SQLException {
        Map<String, Sample> last = HistoryTable.last(statements);
        Map<Instant, Map<String, Long>> failures = new HashMap<>();
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample(Sample.LOG, now, EventTable.head(statements), 0, 0));
        for (DestinationStatus destination : Ledgers.read(statements, now)) {
            Sample before = last.getOrDefault(destination.name(), new Sample(destination.name(), now, 0, 0, 0));
            if (!failures.containsKey(before.at())) { // mostly they are all of one time
                failures.put(
                        before.at(), HistoryTable.failed(statements, before.at().minus(TOLD), now.minus(TOLD)));
            }
            long failed = failures.get(before.at()).getOrDefault(destination.name(), 0L);
            samples.add(new Sample(destination.name(), now, 0, destination.delivered(), before.failed() + failed));
        }
        return samples;
    }
}
