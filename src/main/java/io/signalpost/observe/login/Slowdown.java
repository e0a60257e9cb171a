package io.signalpost.observe.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Wrong attempts by key. So many are free; from then on the next has to wait, twice as long each time. After a quiet quarter of an hour
 * all is forgotten; so is, when there are too many keys, the one that was quiet for longest.
 */
final class Slowdown {

    static final int MOST_KEYS = 10_000;

    private static final Duration QUIET = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 20;

    private final Map<String, Attempts> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private final int free;
    private final Duration first;
    private final Duration longest;
    private final Clock clock;

    private record Attempts(int count, Instant last, Instant freeAt) {}

    /**
     * @param free    attempts without a wait
     * @param first   wait after these
     * @param longest wait
     */
    Slowdown(int free, Duration first, Duration longest, Clock clock) {
        this.free = free;
        this.first = first;
        this.longest = longest;
        this.clock = clock;
    }

    /** When the next attempt may be made; long ago when it may be now. */
    Instant freeAt(String key) {
        Attempts known = known(key);
        return known == null ? Instant.MIN : known.freeAt();
    }

    void count(String key) {
        Attempts known = known(key);
        int count = known == null ? 1 : known.count() + 1;
        Instant now = clock.instant();
        attempts.put(key, new Attempts(count, now, now.plus(wait(count))));
    }

    void forget(String key) {
        attempts.remove(key);
    }

    private Attempts known(String key) {
        Attempts known = attempts.get(key);
        return known == null || clock.instant().isAfter(known.last().plus(QUIET)) ? null : known;
    }

    private Duration wait(int count) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration doubled = first.multipliedBy(1L << Math.min(count - free, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
