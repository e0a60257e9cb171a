package io.signalpost.bench.endtoend;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.bench.load.Accepted;
import io.signalpost.bench.load.EventTemplate;
import org.HdrHistogram.Histogram;

/**
 * Looks, on a thread of its own, for the rows of the events that were accepted and not seen yet, by their ids, every two
 * milliseconds: the most by which a time is too long, besides that of the look itself.
 */
final class Sightings implements Accepted {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    /** How many of the oldest events one look is for. */
    private static final int AT_ONCE = 100;

    private static final String LOOK = "SELECT DISTINCT event_id FROM signal_reading WHERE event_id IN ("
            + Stream.generate(() -> "?").limit(AT_ONCE).collect(Collectors.joining(", ")) + ")";

    private record Answer(long event, long at) {}

    private final Connection database;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> unseen = new LinkedHashMap<>();
    private final Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
    private final CompletableFuture<Void> watching;
    private volatile boolean ended;

    Sightings(Connection database) {
        this.database = database;
        this.watching = CompletableFuture.runAsync(this::watch, runnable -> new Thread(runnable, "sightings").start());
    }

    @Override
    public void accepted(long event, long at) {
        answers.add(new Answer(event, at));
    }

    /** Waits until all are seen, a minute at most; the times in nanoseconds. */
    Histogram await() {
        ended = true;
        watching.join();
        return times;
    }

    private void watch() {
        try (PreparedStatement look = database.prepareStatement(LOOK)) {
            long giveUp = Long.MAX_VALUE;
            while (!ended || !(unseen.isEmpty() && answers.isEmpty()) && System.nanoTime() < giveUp) {
                giveUp = ended ? Math.min(giveUp, System.nanoTime() + PATIENCE) : giveUp;
                for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
                    unseen.put(EventTemplate.id(answer.event), answer.at);
                }
                if (unseen.isEmpty() || look(look) < AT_ONCE) {
                    LockSupport.parkNanos(PAUSE);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not look for rows: " + e.getMessage(), e);
        }
    }

    /** How many it has seen. */
    private int look(PreparedStatement look) throws SQLException {
        Iterator<String> ids = unseen.keySet().iterator();
        for (int i = 1; i <= AT_ONCE; i++) {
            look.setString(i, ids.hasNext() ? ids.next() : "");
        }
        int seen = 0;
        try (ResultSet rows = look.executeQuery()) {
            long now = System.nanoTime();
            for (; rows.next(); seen++) {
                times.recordValue(Math.min(now - unseen.remove(rows.getString(1)), times.getHighestTrackableValue()));
            }
        }
        return seen;
    }
}
