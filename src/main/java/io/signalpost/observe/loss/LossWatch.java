package io.signalpost.observe.loss;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import io.signalpost.eventlog.outage.Heartbeat;
import io.signalpost.eventlog.outage.LogOutage;
import io.signalpost.eventlog.outage.RefusedEvent;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes heartbeats through the event log, and tells what the time between two of them has probably cost. The last
 * heartbeat of the process before counts too, and so does the time in which nothing ran.
 */
public final class LossWatch {

    private static final Logger log = LoggerFactory.getLogger(LossWatch.class);

    /** Smartcar's schedule, and the 15 s that each of its four attempts may take: after that an event does not come. */
    private static final Duration GIVEN_UP = LossEstimate.RETRIED.plusSeconds(4 * 15 + 5);

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final int REMEMBERED = 1_000;

    private final Heartbeat heartbeat;
    private final LossMetrics metrics;
    private final InstantSource clock;
    private final Duration tolerated;
    private final Instant startedAt;

    private Instant lastKept;
    private List<LogOutage> outages = List.of();
    private List<RefusedEvent> lostEvents = List.of();
    private Duration skew = Duration.ZERO;
    private boolean aheadTold;
    private boolean skewTold;

    /** @param tolerated longest time between two heartbeats that is no outage */
    LossWatch(Heartbeat heartbeat, LossMetrics metrics, InstantSource clock, Duration tolerated) {
        this.heartbeat = heartbeat;
        this.metrics = metrics;
        this.clock = clock;
        this.tolerated = tolerated;
        this.startedAt = clock.instant();
        metrics.lastKeptAge(this);
        metrics.clockSkew(this);
        metrics.unacknowledged(this);
    }

    /** One heartbeat, to be called again and again; when it cannot be written, the next one tells for how long. */
    void beat() {
        Instant now = clock.instant();
        try {
            Heartbeat.Beat beat = heartbeat.beat(now, tolerated);
            checkClocks(now, beat);
            List<LogOutage> judged = new ArrayList<>();
            for (LogOutage outage : beat.outages()) {
                judged.add(outage.verdict() == null ? judge(outage) : outage);
            }
            kept(now, judged, heartbeat.lost(now.minus(GIVEN_UP)));
        } catch (EventLogUnavailableException e) {
            log.atDebug().addKeyValue("reason", e.getMessage()).log("No heartbeat");
        }
    }

    private LogOutage judge(LogOutage outage) throws EventLogUnavailableException {
        double rate = heartbeat.arrivalsBefore(outage.begin()).perSecond();
        LossEstimate estimate = LossEstimate.of(outage.length(), rate);
        LogOutage judged = new LogOutage(
                outage.id(),
                outage.begin(),
                outage.end(),
                estimate.events(),
                estimate.lost(),
                estimate.verdict(),
                outage.acknowledgedAt());
        if (heartbeat.judge(judged)) {
            metrics.outage(estimate);
            LossLog.outage(judged);
        }
        return judged;
    }

    private synchronized void checkClocks(Instant now, Heartbeat.Beat beat) {
        skew = beat.skew();
        if (isSkewed() && !skewTold) {
            LossLog.skew(skew);
        }
        skewTold = isSkewed();
        if (!aheadTold && beat.keptAt().isAfter(now.minus(skew).plus(CLOCKS_DIFFER))) {
            aheadTold = true;
            LossLog.clock(beat.keptAt());
        }
    }

    /** How far this machine's clock is ahead of the database's as of the last heartbeat. */
    synchronized Duration skew() {
        return skew;
    }

    /** Whether times of receipt, which are this machine's, mislead whoever compares them with those of other nodes. */
    synchronized boolean isSkewed() {
        return skew.abs().compareTo(CLOCKS_DIFFER) > 0;
    }

    private synchronized void kept(Instant now, List<LogOutage> judged, List<RefusedEvent> lost) {
        lastKept = now;
        outages = judged;
        if (!lost.isEmpty()) {
            metrics.lostEvents(lost.size());
            LossLog.lost(lost);
            List<RefusedEvent> all = new ArrayList<>(lostEvents);
            all.addAll(lost);
            lostEvents = List.copyOf(all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
        }
    }

    /** How long ago this node could keep an event; before its first heartbeat, how long it has been running. */
    synchronized Duration sinceLastKept() {
        Duration since = Duration.between(lastKept == null ? startedAt : lastKept, clock.instant());
        return since.isNegative() ? Duration.ZERO : since;
    }

    synchronized LossReport report() {
        Duration since = sinceLastKept();
        return new LossReport(
                lastKept,
                since.compareTo(tolerated) > 0 ? since : null,
                outages.stream().map(LossReport.Outage::of).toList(),
                lostEvents);
    }

    /** Of how many outages with a loss no operator has taken note. */
    long openLosses() {
        return heartbeat.openLosses();
    }

    /** Losses that no operator has taken note of: outages, and events that are known to be lost. */
    public long toBeAcknowledged() {
        long events;
        synchronized (this) {
            events = lostEvents.size();
        }
        return openLosses() + events;
    }

    /** Outages with a loss of which no operator has taken note, as of the last heartbeat; newest first. */
    public synchronized List<LogOutage> openOutages() {
        return outages.stream().filter(LossWatch::isOpen).toList();
    }

    /** Events that this node refused and that did not come again, of which no operator has taken note. */
    public synchronized List<RefusedEvent> lostEvents() {
        return lostEvents;
    }

    /** As {@link #toBeAcknowledged}, but asks nobody. */
    int unacknowledged() {
        return openOutages().size() + lostEvents().size();
    }

    private static boolean isOpen(LogOutage outage) {
        return LossEstimate.LOST.equals(outage.verdict()) && outage.acknowledgedAt() == null;
    }

    /** An operator has taken note of the losses; returns of how many outages. */
    int acknowledge() throws EventLogUnavailableException {
        int acknowledged = heartbeat.acknowledge(clock.instant());
        synchronized (this) {
            lostEvents = List.of();
        }
        beat(); // so that the report shows it at once
        return acknowledged;
    }
}
