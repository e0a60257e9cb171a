package io.signalpost.eventlog;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.signalpost.eventlog.delivery.Destinations;
import io.signalpost.eventlog.delivery.PrunedUndelivered;
import io.signalpost.eventlog.delivery.Retention;
import io.signalpost.eventlog.delivery.VehicleEvents;
import io.signalpost.eventlog.index.Indexer;
import io.signalpost.eventlog.outage.Heartbeat;
import io.signalpost.eventlog.passed.LastPassed;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.WentBack;

/**
 * The durable log: events are appended once and read by every destination at its own position. Thread-safe. Times are
 * kept in milliseconds. A SQLite file is open in one process at a time; a PostgreSQL database may be shared by several.
 */
public class EventLog implements AutoCloseable {

    private final Clock clock;
    private final Store store;
    private final Destinations destinations;
    private final Retention retention;
    private final Heartbeat heartbeat;
    private final Indexer indexer;
    private final LastPassed lastPassed;

    /** Opens the log, creating it when needed. */
    public EventLog(EventLogProperties properties, Clock clock) {
        this.clock = clock;
        this.store = new Store(properties, this::appended);
        this.destinations = new Destinations(store, clock);
        this.retention = new Retention(properties, store, clock);
        this.heartbeat = new Heartbeat(store, clock);
        this.indexer = new Indexer(store);
        this.lastPassed = new LastPassed(store, clock, properties.lastValues());
    }

    private void appended(int events) {
        destinations.appended(events);
    }

    /**
     * Queues an event and never blocks. The future completes when the event is on disk, and fails with
     * {@link EventLogUnavailableException} when it cannot be put there in time.
     */
    public CompletableFuture<Appended> append(NewEvent event) {
        return store.append(event);
    }

    /** The bytes that are kept of an event; empty when the log has none of that id. */
    public Optional<byte[]> body(String eventId) {
        return store.read(statements -> store.events().body(statements, eventId));
    }

    /** The events of one vehicle, and the way to erase them. */
    public VehicleEvents vehicleEvents() {
        return new VehicleEvents(store, destinations);
    }

    /** Who reads the log, and how far each has come. */
    public Destinations destinations() {
        return destinations;
    }

    /** What destinations have passed last, for filters that compare with it. */
    public LastPassed lastPassed() {
        return lastPassed;
    }

    /** The record of when this log could keep events. */
    public Heartbeat heartbeat() {
        return heartbeat;
    }

    /** Where the log is kept, for what is kept beside it. */
    public Store store() {
        return store;
    }

    /** Why the log cannot take events now; empty when it can. */
    public Optional<String> trouble() {
        return store.trouble();
    }

    /** How many events, ledger entries and refused requests wait for the disk. */
    public int queued() {
        return store.queued();
    }

    /** How many transactions have been committed since the log was opened. */
    public long commits() {
        return store.commits();
    }

    /** Removes what retention allows and the size limit demands; returns how many events are gone. */
    public long prune() {
        long pruned = retention.prune();
        lastPassed.prune();
        return pruned;
    }

    /**
     * Brings the index of vehicles and users up to date, unless events come in faster than they can be taken; returns how many
     * events are in it that were not.
     */
    public long index() throws EventLogUnavailableException {
        return indexer.catchUp(destinations::isFlooded);
    }

    /** Bytes in use, as of the last pruning; 0 before the first. */
    public long size() {
        return retention.size();
    }

    /** The last time since it was opened that events were removed which a destination was still to have. */
    public Optional<PrunedUndelivered> prunedUndelivered() {
        return retention.lastLoss();
    }

    /** The last time since it was opened that the log no longer had events that it had taken. */
    public Optional<WentBack> wentBack() {
        return store.wentBack();
    }

    public Clock clock() {
        return clock;
    }

    /** Writes what is queued, then closes. */
    @Override
    public void close() {
        destinations.close();
        lastPassed.close();
        store.close();
    }
}
