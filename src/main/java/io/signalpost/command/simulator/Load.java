package io.signalpost.command.simulator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * An open loop: sends at a rate, whatever is answered and whenever. What was missed, for instance while the machine was
 * busy, is made up for, up to the events of one second.
 */
final class Load {

    /** More would only fill the memory of a sender whose receiver does not answer. */
    static final int MOST_UNDER_WAY = 10_000;

    /** What is to be sent next says that nothing may be sent for now. */
    static final int SILENT = -1;

    private static final long NAP = TimeUnit.MILLISECONDS.toNanos(1);

    private final double rate;
    private final IntSupplier next;
    private final LongSupplier underWay;
    private final LongSupplier nanoTime;
    private final LongConsumer park;
    private long late;
    private long withheld;
    private boolean dry;

    /**
     * @param rate     events per second
     * @param next     sends and says how many events that were; 0 when there is nothing left to send, which ends it;
     *                 {@link #SILENT} when that is so for now only, and then what is due is not made up for
     * @param underWay events that wait for an answer or for their next attempt
     */
    Load(double rate, IntSupplier next, LongSupplier underWay) {
        this(rate, next, underWay, System::nanoTime, LockSupport::parkNanos);
    }

    /** With another clock. */
    Load(double rate, IntSupplier next, LongSupplier underWay, LongSupplier nanoTime, LongConsumer park) {
        this.rate = rate;
        this.next = next;
        this.underWay = underWay;
        this.nanoTime = nanoTime;
        this.park = park;
    }

    /**
     * @param atMost events; it ends with whichever limit comes first
     * @return how long it took
     */
    Duration run(Duration time, long atMost, BooleanSupplier stopped) {
        long begin = nanoTime.getAsLong();
        long sent = 0;
        while (sent < atMost && !stopped.getAsBoolean()) {
            long elapsed = nanoTime.getAsLong() - begin;
            if (elapsed >= time.toNanos()) {
                break;
            }
            long due = 1 + (long) (elapsed * rate / 1e9) - late - withheld;
            long tooLate = due - sent - (long) Math.ceil(rate);
            if (tooLate > 0) {
                late += tooLate;
            }
            if (sent >= due || underWay.getAsLong() >= MOST_UNDER_WAY) {
                park.accept(NAP);
                continue;
            }
            int now = next.getAsInt();
            if (now == 0) {
                dry = true;
                break;
            }
            if (now == SILENT) {
                withheld += due - sent;
                park.accept(NAP);
                continue;
            }
            sent += now;
        }
        return Duration.ofNanos(nanoTime.getAsLong() - begin);
    }

    /** Whether it ended since there was nothing left to send. */
    boolean dry() {
        return dry;
    }

    /** Events that should have been sent and were not. */
    long late() {
        return late;
    }
}
