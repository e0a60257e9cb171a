package io.signalpost.simulator.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.SynchronizedHistogram;

/** How long receivers took to acknowledge, exact to one thousandth. Thread-safe. */
final class AnswerTimes {

    private static final int DIGITS = 3;

    private final SynchronizedHistogram micros = new SynchronizedHistogram(DIGITS);

    void record(Duration took) {
        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(took.toNanos()));
    }

    /** Zero when nothing has been recorded, as {@link #max}. */
    Duration percentile(double percent) {
        return duration(micros.getValueAtPercentile(percent));
    }

    Duration max() {
        return duration(micros.getMaxValue());
    }

    private static Duration duration(long micros) {
        return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros));
    }
}
