package io.signalpost.observe.event;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.signalpost.eventlog.delivery.Looking;
import io.signalpost.eventlog.record.Deliveries;
import io.signalpost.eventlog.record.EventDelivery;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.event.EventSearch.Found;
import io.signalpost.query.EventParameter;
import org.springframework.lang.Nullable;

/** One look through the log. */
final class Scan {

    /** Clocks of nodes differ, and a clock may be set back, so the log is in order of receipt only about. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final EventTable events;
    private final Statements statements;
    private final EventRequest request;
    private final Deliveries deliveries;
    private Instant searchedTo;

    /** @throws ProblemException with 400 for a destination that there is not */
    Scan(EventTable events, Statements statements, EventRequest request) throws SQLException {
        this.events = events;
        this.statements = statements;
        this.request = request;
        this.deliveries = new Deliveries(statements);
        if (request.destination() != null && !deliveries.destinations().contains(request.destination())) {
            throw new ProblemException(
                    400, "no destination has this name; there are " + String.join(", ", deliveries.destinations()));
        }
    }

    /** Takes what is found, and tells whether it wants more. */
    interface Taker {
        boolean take(Found found) throws SQLException;
    }

    /**
     * How far it has come.
     *
     * @param next       number that all are below that are still to be looked at; null when there are none
     * @param searchedTo when the last event was received that was looked at; null when there was none
     */
    record Reached(@Nullable Long next, @Nullable Instant searchedTo) {}

    /** The newest first. */
    Reached run(Taker taker, Looking looking) throws SQLException {
        Windows windows = new Windows(events, statements, looking, from(), before());
        windows.read(() -> Columns.of(request), Columns.subjects(request), (entry, tokenName) -> {
            searchedTo = entry.event().receivedAt();
            Optional<Found> found = found(entry, tokenName);
            return found.isEmpty() || taker.take(found.get());
        });
        return new Reached(windows.isDone() ? null : windows.reached(), searchedTo);
    }

    /** Number of the first event that can be as it is asked for. */
    long from() throws SQLException {
        long first = EventTable.first(statements);
        Instant from = request.query().time(EventParameter.FROM).orElse(null);
        return from == null ? first : Math.max(first, behind(from.minus(CLOCKS)));
    }

    /** Number behind the last. */
    long before() throws SQLException {
        Instant to = request.query().time(EventParameter.TO).orElse(null);
        long end = to == null ? EventTable.head(statements) + 1 : behind(to.plus(CLOCKS));
        return Math.min(request.before(), end);
    }

    /** Number of the first event that was received at that time or later. */
    private long behind(Instant time) throws SQLException {
        long now = Instant.now().plus(CLOCKS).toEpochMilli();
        return EventTable.positionBefore(statements, time.toEpochMilli(), now) + 1;
    }

    /** Whether the event is as it is asked for. What became of it is looked up only where that matters. */
    boolean fits(LogEntry entry, String tokenName) throws SQLException {
        return request.isAboutDeliveries()
                ? found(entry, tokenName).isPresent()
                : request.query().test(entry.event(), tokenName);
    }

    /** The event with what became of it, when it is as it is asked for. */
    Optional<Found> found(LogEntry entry, String tokenName) throws SQLException {
        if (!request.query().test(entry.event(), tokenName)) {
            return Optional.empty();
        }
        List<EventDelivery> there = deliveries.of(entry).stream()
                .filter(each ->
                        request.destination() == null || each.destination().equals(request.destination()))
                .toList();
        return !request.isAboutDeliveries() || there.stream().anyMatch(request::asksFor)
                ? Optional.of(new Found(entry, tokenName, there))
                : Optional.empty();
    }
}
