package io.signalpost.eventlog;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.BroughtValues.Brought;
import io.signalpost.eventlog.delivery.Answer;
import io.signalpost.eventlog.delivery.DestinationUnavailableException;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.passed.Passed;
import io.signalpost.eventlog.passed.PassedKey;
import io.signalpost.eventlog.passed.PassedValues;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.LogEntry;
import org.apache.camel.Exchange;

/**
 * What filters of a route let pass of the events of one delivery, by what the destination has passed before. It goes along
 * with the exchange and its copies. When the delivery has succeeded it is kept, before any position moves; of what has failed
 * nothing is: so the next attempt is compared with what the destination really has. Thread-safe.
 */
public final class Passing {

    private static final String PROPERTY = "SignalpostPassing";

    private final PassedValues values;
    private final List<LogEntry> entries;
    /** By their ids; null before the first is asked for. */
    private Map<String, VehicleEvent> events;

    // Null before a filter asks: most routes have none, and an event of theirs is not to pay for it.
    private Map<PassedKey, Passed> known;
    private BroughtValues brought;
    private HeldBack heldBack;
    private long rewinds;

    public Passing(PassedValues values, List<LogEntry> entries) {
        this.values = values;
        this.entries = entries;
    }

    void attachTo(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    /** @throws IllegalStateException when nobody would know whether what passes arrives */
    public static Passing of(Exchange exchange) {
        Passing passing = exchange.getProperty(PROPERTY, Passing.class);
        if (passing == null) {
            throw new IllegalStateException("what a destination has passed is known only in a route that begins with"
                    + " from: event-log:, and in those that it calls by direct:");
        }
        return passing;
    }

    /** An event of this delivery, as it is in the log whatever the route has made of it; null for one of no such id. */
    public synchronized VehicleEvent event(String id) {
        if (events == null) {
            events = entries.stream()
                    .map(LogEntry::event)
                    .collect(Collectors.toMap(VehicleEvent::id, event -> event, (first, again) -> again));
        }
        return events.get(id);
    }

    /** Finds out what is known of these, all at once. A filter does so before it asks for anything else. */
    public synchronized void look(Collection<PassedKey> keys) {
        try {
            PassedValues.Known found = values.find(keys);
            if (known == null) {
                known = new HashMap<>();
                brought = new BroughtValues();
                heldBack = new HeldBack();
                rewinds = found.rewinds();
            }
            found.values().forEach(known::putIfAbsent);
        } catch (EventLogUnavailableException e) { // before anything is sent that could not be kept
            throw new DestinationUnavailableException("the event log cannot keep what passes: " + e.getMessage(), e);
        }
    }

    /** What was passed last: in this delivery, or before; null when that is not known. */
    public synchronized Passed last(PassedKey key) {
        Brought latest = brought.latest(key);
        return latest == null ? known.get(key) : latest.value();
    }

    /** Whether it is an event that has brought what was passed last, in this delivery. */
    public synchronized boolean isFrom(PassedKey key, String eventId) {
        Brought latest = brought.latest(key);
        return latest != null && latest.event().equals(eventId);
    }

    /** The event passes, and leaves what was passed last as it is. */
    public synchronized void pass(String eventId) {
        heldBack.pass(eventId);
    }

    /** The event passes, and has brought that value. */
    public synchronized void pass(PassedKey key, Passed value, String eventId) {
        heldBack.pass(eventId);
        brought.add(key, value, eventId);
    }

    /**
     * The event is held back: when the one of this delivery fails that has brought what it was compared with, it has failed, too.
     *
     * @param key of what it was compared with; null for nothing
     * @param why in words
     */
    public synchronized void holdBack(PassedKey key, String eventId, String why) {
        Brought latest = brought.latest(key);
        heldBack.add(eventId, latest == null ? eventId : latest.event(), why);
    }

    /** Why events were held back. */
    public synchronized List<String> reasons() {
        return heldBack == null ? List.of() : heldBack.reasons();
    }

    /** The delivery has succeeded. @return what the destination has said, with what it was never asked */
    synchronized Answer succeeded(Answer answer) {
        if (heldBack == null) {
            return answer;
        }
        keep(Set.of());
        return heldBack.addTo(answer);
    }

    /** Some events have failed, and all others were delivered. @return which have failed in truth */
    synchronized PartialDeliveryException succeededBut(PartialDeliveryException partial) {
        if (heldBack == null) {
            return partial;
        }
        Map<String, Throwable> failures = heldBack.addTo(partial.failures());
        keep(failures.keySet());
        return new PartialDeliveryException(failures);
    }

    private void keep(Set<String> failed) {
        Map<PassedKey, Passed> kept = brought.without(failed);
        if (kept.isEmpty()) {
            return;
        }
        try {
            values.keep(rewinds, kept);
        } catch (EventLogUnavailableException e) {
            throw new DestinationUnavailableException(
                    "the event log cannot keep what was passed: " + e.getMessage(), e);
        }
    }
}
