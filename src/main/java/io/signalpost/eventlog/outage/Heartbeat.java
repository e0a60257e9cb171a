package io.signalpost.eventlog.outage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import io.signalpost.event.WireTime;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;

/**
 * The log's own record of when it could keep events. Every call waits for the disk: for threads that may. On a shared
 * log the record is that of all nodes together.
 */
public final class Heartbeat {

    private static final int LATEST = 100;
    private static final int CHECKED_AT_ONCE = 500;
    private static final int SAMPLE = 1_000;

    /** Below, the way to the database is as long. */
    private static final Duration SHORTEST_SKEW = Duration.ofSeconds(2);

    private final Store store;
    private final InstantSource clock;
    private final RefusedEvents refused = new RefusedEvents();
    private Instant ahead;
    private Instant aheadSince;

    /** @param clock this machine's, to compare with the one that all nodes share */
    public Heartbeat(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What a heartbeat found.
     *
     * @param keptAt  when an event could last be kept: now, or later when a clock was wrong
     * @param outages the latest, newest first; one that has just ended is not judged yet
     * @param skew    how far this machine's clock is ahead of the database's, by which all nodes go; zero when that is less
     *                than two seconds, or the log no other node's
     */
    public record Beat(Instant keptAt, List<LogOutage> outages, Duration skew) {}

    /**
     * Writes a heartbeat the way an event is written, by the clock of the database where nodes share it.
     *
     * @param now       by this machine's clock
     * @param tolerated longest time between two heartbeats that is no outage
     * @throws EventLogUnavailableException when an event could not be kept now either
     */
    public synchronized Beat beat(Instant now, Duration tolerated) throws EventLogUnavailableException {
        Beat beat = store.write(statements -> {
            Duration skew = skew(statements);
            Instant time = now.minus(skew);
            if (isLeftAhead(time, tolerated)) {
                OutageTable.setBack(statements, time);
            }
            return new Beat(
                    OutageTable.beat(statements, time, tolerated), OutageTable.latest(statements, LATEST), skew);
        });
        Instant time = now.minus(beat.skew());
        if (!beat.keptAt().equals(ahead) || aheadSince.isAfter(time)) {
            ahead = beat.keptAt();
            aheadSince = time;
        }
        return beat;
    }

    private Duration skew(Statements statements) throws SQLException {
        Instant ours = clock.instant();
        Duration skew = Duration.between(store.time(statements, ours), ours);
        return skew.abs().compareTo(SHORTEST_SKEW) < 0 ? Duration.ZERO : skew;
    }

    /**
     * Whether the last heartbeat lies in the future and nobody moves it on: a clock was ahead, and is not any more. Left
     * there it would hide every outage until its time has come.
     */
    private boolean isLeftAhead(Instant now, Duration tolerated) {
        return ahead != null
                && !WireTime.isCredible(ahead, now)
                && aheadSince.plus(tolerated).isBefore(now);
    }

    /** What came in before a moment, by the numbers and times of the events. */
    public Arrivals arrivalsBefore(Instant moment) throws EventLogUnavailableException {
        return store.write(statements -> {
            long end = moment.toEpochMilli();
            long latest = WireTime.latest(moment).toEpochMilli();
            long first = statements.number(
                    end, "SELECT received_at FROM event WHERE received_at <= ? ORDER BY seq LIMIT 1", latest);
            long passed = EventTable.positionBefore(statements, end, latest);
            return new Arrivals(
                    passed - EventTable.positionBefore(statements, end - Arrivals.HOUR.toMillis(), latest),
                    passed - EventTable.positionBefore(statements, end - Arrivals.DAY.toMillis(), latest),
                    Duration.ofMillis(Math.max(0, end - first)),
                    live(statements, passed));
        });
    }

    /** By a sample: the bodies lie between the modes, and a whole day of them would be too much to read. */
    private static double live(Statements statements, long upTo) throws SQLException {
        return statements
                .query(
                        row -> row.getDouble(1),
                        "SELECT avg(CASE WHEN mode IN ('TEST', 'SIMULATED') THEN 0.0 ELSE 1.0 END) FROM event"
                                + " WHERE seq > ? AND seq <= ?",
                        upTo - SAMPLE,
                        upTo)
                .get(0);
    }

    /** Writes down what an outage probably cost; false when that was done already. */
    public boolean judge(LogOutage judged) throws EventLogUnavailableException {
        return store.write(statements -> OutageTable.judge(statements, judged));
    }

    /** An operator takes note of what was lost; returns of how many outages. */
    public int acknowledge(Instant now) throws EventLogUnavailableException {
        return store.write(statements -> OutageTable.acknowledge(statements, now));
    }

    /** Outages with a loss that no operator has taken note of: how many there are. */
    public long openLosses() {
        return store.read(OutageTable::open);
    }

    /** Remembers an event that could not be kept, unless there are too many of them. Never waits. */
    public void refused(NewEvent event) {
        refused.add(new RefusedEvent(event.eventId(), event.vehicleId(), event.receivedAt()));
    }

    /** The events first refused before a time that have not been kept since. Each is told once. */
    public List<RefusedEvent> lost(Instant refusedBefore) throws EventLogUnavailableException {
        List<RefusedEvent> due = refused.before(refusedBefore, CHECKED_AT_ONCE);
        if (due.isEmpty()) {
            return due;
        }
        List<RefusedEvent> lost = store.write(statements -> notKept(statements, due));
        refused.remove(due);
        return lost;
    }

    private List<RefusedEvent> notKept(Statements statements, List<RefusedEvent> due) throws SQLException {
        List<RefusedEvent> lost = new ArrayList<>();
        for (RefusedEvent event : due) {
            if (store.events().seq(statements, event.eventId()) == 0) {
                lost.add(event);
            }
        }
        return lost;
    }
}
