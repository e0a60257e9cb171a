package io.signalpost.observe.history;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import org.springframework.lang.Nullable;

/** How long answers to webhooks have taken lately, by the histogram of the metrics: what it was some minutes ago is taken off. */
final class RecentAnswers {

    private static final int MINUTES = 5;
    private static final Duration LIMIT = Duration.ofSeconds(15); // Smartcar's

    private final MeterRegistry meters;
    private final Deque<Counts> earlier = new ArrayDeque<>();

    RecentAnswers(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * @param window   how far back at most
     * @param requests that were answered
     * @param p50Millis of a half of them no answer took longer; a bound of the histogram. Absent when that is beyond its last
     * @param p99Millis likewise of 99 in a hundred
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lately(
            Duration window,
            long requests,
            @Nullable Long p50Millis,
            @Nullable Long p99Millis,
            long limitMillis) {}

    /** @param upTo by the bound in milliseconds, how many took no longer */
    private record Counts(long all, TreeMap<Long, Long> upTo) {}

    /** To be called once a minute. */
    synchronized void mark() {
        earlier.addLast(counts());
        if (earlier.size() > MINUTES) {
            earlier.removeFirst();
        }
    }

    /** Empty when there was none. */
    synchronized Optional<Lately> lately() {
        Counts now = counts();
        Counts before = earlier.isEmpty() ? new Counts(0, new TreeMap<>()) : earlier.getFirst();
        long requests = now.all() - before.all();
        return requests == 0
                ? Optional.empty()
                : Optional.of(new Lately(
                        Duration.ofMinutes(MINUTES),
                        requests,
                        bound(now, before, 0.5 * requests),
                        bound(now, before, 0.99 * requests),
                        LIMIT.toMillis()));
    }

    @Nullable
    private static Long bound(Counts now, Counts before, double many) {
        return now.upTo().entrySet().stream()
                .filter(each -> each.getValue() - before.upTo().getOrDefault(each.getKey(), 0L) >= many)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private Counts counts() {
        long all = 0;
        TreeMap<Long, Long> upTo = new TreeMap<>();
        for (Timer timer : meters.find("signalpost.webhook.answer").timers()) {
            HistogramSnapshot snapshot = timer.takeSnapshot();
            all += snapshot.count();
            for (CountAtBucket bucket : snapshot.histogramCounts()) {
                if (bucket.bucket() < LIMIT.multipliedBy(2).toNanos()) { // the last has no bound
                    upTo.merge((long) bucket.bucket(TimeUnit.MILLISECONDS), (long) bucket.count(), Long::sum);
                }
            }
        }
        return new Counts(all, upTo);
    }
}
