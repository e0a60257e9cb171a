package io.signalpost.observe.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How far back is looked, and how closely. */
enum Range {
    HOUR("1h", Duration.ofHours(1), Duration.ofMinutes(1)),
    DAY("24h", Duration.ofDays(1), Duration.ofMinutes(10)),
    WEEK("7d", Duration.ofDays(7), Duration.ofHours(1));

    private final String word;
    private final Duration length;
    private final Duration step;

    Range(String word, Duration length, Duration step) {
        this.word = word;
        this.length = length;
        this.step = step;
    }

    static Optional<Range> of(String word) {
        return Arrays.stream(values()).filter(range -> range.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Range::toString).toList();
    }

    Instant from(Instant now) {
        return now.minus(length);
    }

    Duration step() {
        return step;
    }

    long stepMinutes() {
        return step.toMinutes();
    }

    /** As it is asked for. */
    @Override
    public String toString() {
        return word;
    }
}
