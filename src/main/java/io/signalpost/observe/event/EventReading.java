package io.signalpost.observe.event;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.signalpost.eventlog.delivery.Looking;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import io.signalpost.observe.Inquiries;
import io.signalpost.observe.event.EventSearch.Found;

/**
 * Reads on in the log for whoever takes what there is at its own pace: a stretch at a time into memory, so that the log is not
 * kept open by one who is slow.
 */
final class EventReading {

    private static final long STRETCH = 5_000;
    private static final long MOST_BYTES = 2_000_000;

    private final Store store;
    private final Inquiries inquiries;

    EventReading(Store store, Inquiries inquiries) {
        this.store = store;
        this.inquiries = inquiries;
    }

    /** Numbers of events. @param from the first @param before the one behind the last */
    record Range(long from, long before) {

        boolean isEmpty() {
            return from >= before;
        }
    }

    /** @param rest what is to be read next */
    record Batch(List<Found> events, Range rest) {}

    /** What there is now of the events that are asked for, and before them others. */
    Range range(EventRequest request) {
        return inquiries.ask(statements -> {
            Scan scan = new Scan(store.events(), statements, request);
            return new Range(scan.from(), scan.before());
        });
    }

    /** Number of the last event that there is now. */
    long head() {
        return inquiries.ask(EventTable::head);
    }

    /** What there is now behind the last that there was. */
    Range since(long head) {
        return new Range(head + 1, head() + 1);
    }

    /** The oldest of those that are asked for; perhaps none, though there are some in the rest. */
    Batch next(EventRequest request, Range range) {
        return inquiries.search((statements, looking) -> next(store.events(), statements, looking, request, range));
    }

    static Batch next(EventTable events, Statements statements, Looking looking, EventRequest request, Range range)
            throws SQLException {
        long end = Math.min(range.before(), range.from() + STRETCH);
        Scan scan = new Scan(events, statements, request);
        List<Found> found = new ArrayList<>();
        long[] bytes = new long[1];
        long[] next = {range.from()};
        boolean all = false;
        while (!all && bytes[0] < MOST_BYTES) {
            looking.giveWay(() -> false);
            all = events.readOn(statements, next[0], end, Columns.of(request), (entry, tokenName) -> {
                scan.found(entry, tokenName).ifPresent(one -> {
                    found.add(one);
                    bytes[0] += entry.bytes();
                });
                next[0] = entry.seq() + 1;
                return bytes[0] < MOST_BYTES && !looking.isDue();
            });
        }
        return new Batch(found, new Range(all ? end : next[0], range.before()));
    }
}
