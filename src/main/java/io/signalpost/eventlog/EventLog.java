package io.signalpost.eventlog;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The durable log: events are appended once and read by every destination at its own position. Thread-safe. Times are
 * kept in milliseconds. A SQLite file is open in one process at a time; a PostgreSQL database may be shared by several.
 */
public class EventLog implements AutoCloseable {

    private final Clock clock;
    private final Database database;
    private final LogReader reader;
    private final GroupCommit writer;
    private final Quarantine quarantine;
    private final Retention retention;
    private final Heartbeat heartbeat;
    private final Flood flood = new Flood();
    private final Map<String, DestinationReader> attached = new ConcurrentHashMap<>();

    /** Opens the log, creating it when needed. */
    public EventLog(EventLogProperties properties, QuarantineProperties quarantine, Clock clock) throws SQLException {
        this.clock = clock;
        this.database = Database.open(properties);
        this.reader = new LogReader(database::reader);
        this.writer = new GroupCommit(database, properties.queueCapacity(), properties.appendTimeout(), this::appended);
        this.quarantine = new Quarantine(quarantine, writer, reader, clock);
        this.retention = new Retention(properties, database, writer, clock);
        this.heartbeat = new Heartbeat(database, writer);
    }

    private void appended(int events) {
        flood.committed(events);
        attached.values().forEach(DestinationReader::wakeUp);
    }

    /**
     * Queues an event and never blocks. The future completes when the event is on disk, and fails with
     * {@link EventLogUnavailableException} when it cannot be put there in time.
     */
    public CompletableFuture<Appended> append(NewEvent event) {
        return writer.append(event);
    }

    /** The requests that were refused. */
    public Quarantine quarantine() {
        return quarantine;
    }

    /** The bytes that are kept of an event; empty when the log has none of that id. */
    public Optional<byte[]> body(String eventId) {
        return reader.read(statements -> database.events().body(statements, NewEvent.id(eventId)));
    }

    /** Every destination the log knows, by name. */
    public List<DestinationStatus> destinations() {
        return reader.read(statements -> DestinationTable.status(statements, clock.instant(), reading(statements)));
    }

    /** Destinations that this node reads or would read, and those that another does. */
    private Set<String> reading(Statements statements) throws SQLException {
        return Stream.concat(attached.keySet().stream(), database.claimed(statements).stream())
                .collect(Collectors.toSet());
    }

    public Optional<DestinationStatus> destination(String name) {
        return destinations().stream()
                .filter(status -> status.name().equals(name))
                .findFirst();
    }

    // What an operator may do. Each is durable when it returns; an unknown destination is an IllegalArgumentException.

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
                        statements, destination, EventTable.positionBefore(statements, millis)));
    }

    private <T> T act(String destination, Write<T> write) {
        T result = await(write);
        DestinationReader reader = attached.get(destination);
        if (reader != null) {
            reader.changed();
        }
        return result;
    }

    private <T> T await(Write<T> write) {
        try {
            return writer.await(write);
        } catch (EventLogUnavailableException e) {
            if (e.getCause() instanceof IllegalArgumentException unknown) {
                throw unknown;
            }
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Why the log cannot take events now; empty when it can. */
    public Optional<String> trouble() {
        return writer.trouble();
    }

    /** How many events, ledger entries and refused requests wait for the disk. */
    public int queued() {
        return writer.queued();
    }

    /** Bytes in use, as of the last pruning; 0 before the first. */
    public long size() {
        return retention.size();
    }

    /** The last time since it was opened that events were removed which a destination was still to have. */
    public Optional<PrunedUndelivered> prunedUndelivered() {
        return retention.lastLoss();
    }

    /** How many transactions have been committed since the log was opened. */
    public long commits() {
        return writer.commits();
    }

    /** The record of when this log could keep events. */
    public Heartbeat heartbeat() {
        return heartbeat;
    }

    /** Removes what retention allows and the size limit demands; returns how many events are gone. */
    public long prune() {
        long pruned = retention.prune(reader.read(this::reading));
        quarantine.prune();
        return pruned;
    }

    /**
     * Begins to read for a destination.
     *
     * @param startFrom where a destination begins that the log does not know yet: the first event received then or later
     */
    synchronized DestinationReader attach(String name, Instant startFrom) throws SQLException {
        if (attached.containsKey(name)) {
            throw new IllegalStateException(
                    "two routes read event-log:" + name + "; give each destination a name of its own");
        }
        Instant now = clock.instant();
        await(statements -> {
            long position = startFrom.isAfter(now)
                    ? EventTable.head(statements)
                    : EventTable.positionBefore(statements, startFrom.toEpochMilli());
            return DestinationTable.register(statements, name, position, now);
        });
        var destination = new DestinationReader(
                name, database, writer, new Pace(flood, attached::size), () -> attached.remove(name));
        attached.put(name, destination);
        return destination;
    }

    Clock clock() {
        return clock;
    }

    /** Writes what is queued, then closes. */
    @Override
    public void close() throws SQLException {
        reader.close(); // first: SQLite empties the write-ahead log when the last connection that may write goes
        writer.close();
        database.close();
    }
}
