package io.signalpost.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoop;

/**
 * The moment by which a connection must have got on. Moving it costs one clock reading: a single timer per connection
 * looks again after the shortest time that is ever set, instead of one being scheduled and cancelled per request.
 */
final class Deadline {

    private final EventLoop loop;
    private final long shortest;
    private final Runnable missed;
    private Future<?> timer;
    private boolean set;
    private long due;

    /** @param shortest no deadline is ever set nearer than this */
    Deadline(EventLoop loop, Duration shortest, Runnable missed) {
        this.loop = loop;
        this.shortest = shortest.toNanos();
        this.missed = missed;
        look();
    }

    void in(Duration time) {
        due = System.nanoTime() + time.toNanos();
        set = true;
    }

    void none() {
        set = false;
    }

    void cancel() {
        timer.cancel(false);
    }

    private void look() {
        long left = set ? due - System.nanoTime() : shortest;
        if (left <= 0) {
            set = false;
            left = shortest;
            missed.run();
        }
        timer = loop.schedule(this::look, Math.min(left, shortest), TimeUnit.NANOSECONDS);
    }
}
