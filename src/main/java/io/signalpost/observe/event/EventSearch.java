package io.signalpost.observe.event;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.signalpost.eventlog.delivery.Looking;
import io.signalpost.eventlog.record.Deliveries;
import io.signalpost.eventlog.record.EventDelivery;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Subject;
import io.signalpost.observe.Inquiries;
import org.springframework.lang.Nullable;

/**
 * Looks for events, the newest first, for two seconds at most: then it answers what it has, and where to go on. Only what is
 * found is kept in memory.
 */
final class EventSearch {

    static final Duration LIMIT = Duration.ofSeconds(2);

    private final Store store;
    private final Inquiries inquiries;

    EventSearch(Store store, Inquiries inquiries) {
        this.store = store;
        this.inquiries = inquiries;
    }

    /**
     * @param tokenName  name of the management token whose signature matched; null when none did
     * @param deliveries what became of it, at each destination that is asked for
     */
    record Found(LogEntry entry, @Nullable String tokenName, List<EventDelivery> deliveries) {}

    /**
     * @param next       where to go on; null when the log has been looked through
     * @param searchedTo when the last event was received that was looked at or passed over; null when there was none
     */
    record Page<T>(
            List<T> events, @Nullable Long next, @Nullable Instant searchedTo) {}

    /** @param line of an event that is found: what making it takes is part of the search, which gives way */
    <T> Page<T> find(EventRequest request, Function<Found, T> line) {
        if (request.nothing()) {
            return new Page<>(List.of(), null, null);
        }
        List<T> found = new ArrayList<>();
        Scan.Reached reached = look(request, one -> {
            found.add(line.apply(one));
            return found.size() < request.limit();
        });
        return new Page<>(found, reached.next(), reached.searchedTo());
    }

    /** Gives what is found away, one after the other. */
    Scan.Reached look(EventRequest request, Scan.Taker taker) {
        return inquiries.search(
                (statements, looking) -> new Scan(store.events(), statements, request).run(taker, looking));
    }

    /** Of the event of that id; empty when there is none. */
    Optional<Found> find(String id) {
        return inquiries.ask(statements -> {
            Optional<LogEntry> entry = store.events().find(statements, id);
            return entry.isEmpty() ? Optional.empty() : Optional.of(found(statements, entry.get()));
        });
    }

    private static Found found(Statements statements, LogEntry entry) throws SQLException {
        return new Found(
                entry,
                EventTable.tokenName(statements, entry.seq()).orElse(null),
                new Deliveries(statements).of(entry));
    }

    /** The event of the same vehicle before this one; empty when none is found in time, or it names no vehicle. */
    Optional<LogEntry> before(LogEntry entry) {
        return entry.vehicleId() == null
                ? Optional.empty()
                : inquiries.search((statements, looking) -> previous(store.events(), statements, looking, entry));
    }

    private static Optional<LogEntry> previous(
            EventTable events, Statements statements, Looking looking, LogEntry entry) throws SQLException {
        List<LogEntry> found = new ArrayList<>(1);
        new Windows(events, statements, looking, EventTable.first(statements), entry.seq())
                .read(
                        () -> Columns.ofVehicle(entry.vehicleId()),
                        Set.of(Subject.vehicle(entry.vehicleId())),
                        (earlier, token) -> {
                            found.add(earlier);
                            return false;
                        });
        return found.stream().findFirst();
    }
}
