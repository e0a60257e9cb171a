package io.signalpost.eventlog.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

import io.signalpost.event.WireTime;
import io.signalpost.eventlog.ledger.DeliveryTable;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.eventlog.ledger.DestinationTable;
import io.signalpost.eventlog.ledger.Ledgers;
import io.signalpost.eventlog.ledger.NodeTable;
import io.signalpost.eventlog.ledger.Positions;
import io.signalpost.eventlog.ledger.ReplayTable;
import io.signalpost.eventlog.ledger.ReplayedEvents;
import io.signalpost.eventlog.ledger.Rewind;
import io.signalpost.eventlog.ledger.VersionTable;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Write;

/**
 * The destinations that read the log, each at its own positions, and what an operator may do with them. Each action is
 * durable when it returns; an unknown destination is an IllegalArgumentException. Thread-safe.
 */
public final class Destinations implements AutoCloseable {

    /** To a transaction, so that appends are hardly held up. */
    private static final int CHUNK = 500;

    private final Store store;
    private final Clock clock;
    private final Map<String, DestinationReader> attached = new ConcurrentHashMap<>();
    private final NodeResources resources = new NodeResources(attached::size);
    private final Nodes nodes;

    public Destinations(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.nodes = new Nodes(store, clock, attached::keySet);
    }

    /** What all destinations of this node share. */
    public NodeResources resources() {
        return resources;
    }

    /** Whether events come faster than they can be taken, so that all else gives way. */
    public boolean isFlooded() {
        return resources.flood().isOn();
    }

    /** To be told how many events have come in together. Never blocks. */
    public void appended(int events) {
        resources.flood().committed(events);
        attached.values().forEach(DestinationReader::wakeUp);
    }

    /** Every destination the log knows, by name. */
    public List<DestinationStatus> all() {
        return store.read(statements -> Ledgers.read(statements, clock.instant()));
    }

    /** How far each has come. */
    public Positions positions() {
        return store.read(Positions::read);
    }

    public Optional<DestinationStatus> find(String name) {
        return all().stream().filter(status -> status.name().equals(name)).findFirst();
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
        return inChunks(
                (statements, after) ->
                        DestinationTable.retryDead(statements, destination, after, CHUNK, clock.instant()),
                destination);
    }

    /** Gives dead letters up for good; returns how many. */
    public int discardDead(String destination) {
        return inChunks(
                (statements, after) ->
                        DestinationTable.discardDead(statements, destination, after, CHUNK, clock.instant()),
                destination);
    }

    /** As {@link #retryDead(String)}, of these events only. */
    public int retryDead(String destination, List<Long> seqs) {
        return ofThese(
                seqs,
                chunk -> act(
                        destination,
                        statements -> DestinationTable.retryDead(statements, destination, chunk, clock.instant())));
    }

    /** As {@link #discardDead(String)}, of these events only. */
    public int discardDead(String destination, List<Long> seqs) {
        return ofThese(
                seqs,
                chunk -> act(
                        destination,
                        statements -> DestinationTable.discardDead(statements, destination, chunk, clock.instant())));
    }

    private static int ofThese(List<Long> seqs, UnaryOperator<List<Long>> action) {
        int done = 0;
        for (int from = 0; from < seqs.size(); from += CHUNK) {
            done += action.apply(seqs.subList(from, Math.min(seqs.size(), from + CHUNK)))
                    .size();
        }
        return done;
    }

    /** Does something with the next events behind a number; returns theirs. */
    @FunctionalInterface
    private interface Chunk {
        List<Long> apply(Statements statements, long after) throws SQLException;
    }

    private int inChunks(Chunk chunk, String destination) {
        int done = 0;
        List<Long> seqs = List.of(0L);
        do {
            long after = seqs.get(seqs.size() - 1);
            seqs = act(destination, statements -> chunk.apply(statements, after));
            done += seqs.size();
        } while (seqs.size() == CHUNK);
        return done;
    }

    /**
     * Moves the positions back to just before the first event received at or after {@code from}; returns how many events
     * will be read again.
     */
    public long rewind(String destination, Instant from) {
        Instant now = clock.instant();
        boolean begun =
                act(destination, statements -> Rewind.begin(statements, destination, position(statements, from, now)));
        try {
            return begun ? Rewind.finish(store, destination, now) : 0;
        } catch (EventLogUnavailableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } finally {
            changed(destination);
        }
    }

    /** How many events a {@link #rewind} would have read again. */
    public long countRewind(String destination, Instant from) {
        return store.read(
                statements -> Rewind.count(statements, destination, position(statements, from, clock.instant())));
    }

    private static long position(Statements statements, Instant from, Instant now) throws SQLException {
        long millis = from.isBefore(Instant.EPOCH) ? 0 : (from.isAfter(now) ? now : from).toEpochMilli();
        return EventTable.positionBefore(statements, millis, latest(now));
    }

    /**
     * Erases events: takes out all that they say, and gives up what of them is still to be delivered. Nobody who reads the
     * log from now on gets them.
     *
     * @param more to be done along with it
     */
    public void erase(List<Long> seqs, Write<?> more) throws EventLogUnavailableException {
        store.erase(statements -> {
            DestinationTable.erase(statements, store.events(), seqs);
            return more.apply(statements);
        });
        resources.forget();
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

    /**
     * Goes on with a replay at a destination.
     *
     * @param candidates the events from the target's next number to {@code next}, in order
     * @return false when somebody else has gone on meanwhile, or it has ended
     */
    public boolean replay(
            ReplayTable.Replay replay,
            ReplayTable.Target target,
            long next,
            List<ReplayedEvents.Candidate> candidates) {
        boolean gone = write(statements -> ReplayTable.goOn(
                statements, replay, target.destination(), target.next(), next, candidates, clock.millis()));
        DestinationReader reader = attached.get(target.destination());
        if (gone && reader != null && !candidates.isEmpty()) {
            reader.moreDue();
        }
        return gone;
    }

    /** Forgets which replays were of a vehicle, and ends them. */
    void forgetReplays(String vehicleId) throws EventLogUnavailableException {
        store.erase(statements -> ReplayTable.forget(statements, vehicleId, clock.millis()));
    }

    /** Whether this node is the one of all that does what one is enough for. Another may take itself for it, for a moment. */
    public boolean isFirstNode() {
        String name = nodes.name();
        return name != null
                && store.read(statements -> NodeTable.all(statements).stream()
                        .map(NodeTable.Node::name)
                        .min(Comparator.naturalOrder())
                        .filter(name::equals)
                        .isPresent());
    }

    /** The destinations at which an event has failed, with {@code retrying}, {@code held} or {@code dead}. */
    public Map<String, String> failed(long seq) {
        return store.read(statements -> DeliveryTable.failed(statements, seq));
    }

    private static long latest(Instant now) {
        return WireTime.latest(now).toEpochMilli();
    }

    private <T> T act(String destination, Write<T> write) {
        T result = write(write);
        changed(destination);
        return result;
    }

    private void changed(String destination) {
        DestinationReader reader = attached.get(destination);
        if (reader != null) {
            reader.changed();
        }
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
     * @param startFrom  where a destination begins that the log does not know yet: the first event received then or later
     * @param parameters those that choose its events, as one text
     */
    public synchronized DestinationReader attach(String name, Instant startFrom, String parameters) {
        if (attached.containsKey(name)) {
            throw new IllegalStateException(
                    "two routes read event-log:" + name + "; give each destination a name of its own");
        }
        nodes.enter();
        Instant now = clock.instant();
        write(statements -> {
            long position = startFrom.isAfter(now)
                    ? EventTable.head(statements)
                    : EventTable.positionBefore(statements, startFrom.toEpochMilli(), latest(now));
            DestinationTable.register(statements, name, position, now);
            VersionTable.enter(statements, name, parameters, now.toEpochMilli());
            NodeTable.read(statements, name, nodes.name());
            return null;
        });
        var destination = new DestinationReader(name, store, nodes, () -> detach(name));
        attached.put(name, destination);
        return destination;
    }

    private void detach(String name) {
        if (attached.remove(name) != null) {
            store.offer(0, statements -> NodeTable.stopReading(statements, name, nodes.name())); // nobody waits for it
        }
    }

    /** Lets other nodes read what this one has read. */
    @Override
    public void close() {
        nodes.close();
    }
}
