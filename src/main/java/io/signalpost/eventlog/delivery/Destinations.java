package io.signalpost.eventlog.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.event.WireTime;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Write;

/**
 * The destinations that read the log, each at its own position, and what an operator may do with them. Each action is
 * durable when it returns; an unknown destination is an IllegalArgumentException. Thread-safe.
 */
public final class Destinations {

    private final Store store;
    private final Clock clock;
    private final Flood flood = new Flood();
    private final Map<String, DestinationReader> attached = new ConcurrentHashMap<>();

    public Destinations(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** To be told how many events have come in together. Never blocks. */
    public void appended(int events) {
        flood.committed(events);
        attached.values().forEach(DestinationReader::wakeUp);
    }

    /** Every destination the log knows, by name. */
    public List<DestinationStatus> all() {
        return store.read(statements -> DestinationTable.status(statements, clock.instant(), reading(statements)));
    }

    public Optional<DestinationStatus> find(String name) {
        return all().stream().filter(status -> status.name().equals(name)).findFirst();
    }

    /** Those that this node reads or would read, and those that another does. */
    Set<String> reading(Statements statements) throws SQLException {
        return Stream.concat(attached.keySet().stream(), store.claimed(statements).stream())
                .collect(Collectors.toSet());
    }

    public void pause(String destination) {
        setState(destination, DestinationTable.PAUSED);
    }

    public void resume(String destination) {
        setState(destination, DestinationTable.RUNNING);
    }

    private void setState(String destination, String state) {
        act(destination, statements -> DestinationTable.setState(statements, destination, state));
    }

    /** Makes dead letters due again with fresh attempts; returns how many. */
    public int retryDead(String destination) {
        return act(destination, statements -> DestinationTable.retryDead(statements, destination, clock.instant()));
    }

    /** Gives dead letters up for good; returns how many. */
    public int discardDead(String destination) {
        return act(destination, statements -> DestinationTable.discardDead(statements, destination));
    }

    /**
     * Moves the position back to just before the first event received at or after {@code from}; returns how many events
     * will be read again.
     */
    public long rewind(String destination, Instant from) {
        Instant now = clock.instant();
        long millis = from.isBefore(Instant.EPOCH) ? 0 : (from.isAfter(now) ? now : from).toEpochMilli();
        return act(
                destination,
                statements -> DestinationTable.rewind(
                        statements, destination, EventTable.positionBefore(statements, millis, latest(now))));
    }

    /**
     * Erases events: takes out all that they say, and gives up what of them is still to be delivered. Nobody who reads the
     * log from now on gets them.
     */
    public void erase(List<Long> seqs) throws EventLogUnavailableException {
        store.erase(statements -> DestinationTable.erase(statements, store.events(), seqs));
        attached.values().forEach(DestinationReader::changed);
    }

    /** Waits until what readers of this node had in hand is delivered; returns those that still have not ended. */
    public List<String> settle(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        List<String> behind;
        do {
            behind = attached.entrySet().stream()
                    .filter(reader -> reader.getValue().isBehind())
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            LockSupport.parkNanos(behind.isEmpty() ? 1 : TimeUnit.MILLISECONDS.toNanos(10));
        } while (!behind.isEmpty() && System.nanoTime() - end < 0);
        return behind;
    }

    /** The destinations at which an event has failed, with {@code retrying} or {@code dead}. */
    public Map<String, String> failed(long seq) {
        return store.read(statements -> DeliveryTable.failed(statements, seq));
    }

    private static long latest(Instant now) {
        return WireTime.latest(now).toEpochMilli();
    }

    private <T> T act(String destination, Write<T> write) {
        T result = write(write);
        DestinationReader reader = attached.get(destination);
        if (reader != null) {
            reader.changed();
        }
        return result;
    }

    private <T> T write(Write<T> write) {
        try {
            return store.write(write);
        } catch (EventLogUnavailableException e) {
            if (e.getCause() instanceof IllegalArgumentException unknown) {
                throw unknown;
            }
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Begins to read for a destination.
     *
     * @param startFrom where a destination begins that the log does not know yet: the first event received then or later
     */
    public synchronized DestinationReader attach(String name, Instant startFrom) {
        if (attached.containsKey(name)) {
            throw new IllegalStateException(
                    "two routes read event-log:" + name + "; give each destination a name of its own");
        }
        Instant now = clock.instant();
        write(statements -> {
            long position = startFrom.isAfter(now)
                    ? EventTable.head(statements)
                    : EventTable.positionBefore(statements, startFrom.toEpochMilli(), latest(now));
            return DestinationTable.register(statements, name, position, now);
        });
        var destination =
                new DestinationReader(name, store, new Pace(flood, attached::size), () -> attached.remove(name));
        attached.put(name, destination);
        return destination;
    }
}
