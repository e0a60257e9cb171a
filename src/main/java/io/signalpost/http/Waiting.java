package io.signalpost.http;

import java.util.concurrent.TimeUnit;

import io.netty.util.AttributeKey;

/**
 * A connection's place among those that wait for a complete request: who has never brought one stands before who has, and
 * of each who has waited longest. Written on the connection's event loop, read on any thread.
 */
final class Waiting {

    /** Where each connection has its own. */
    static final AttributeKey<Waiting> KEY = AttributeKey.valueOf(Waiting.class, "waiting");

    /** The place of who has a request in work. */
    static final long NONE = Long.MAX_VALUE;

    private static final long START = System.nanoTime();
    private static final long BEHIND_ALL_NEW = TimeUnit.DAYS.toNanos(50_000);

    private volatile long place = System.nanoTime() - START;

    void end() {
        place = NONE;
    }

    void beginAgain() {
        place = BEHIND_ALL_NEW + System.nanoTime() - START;
    }

    /** The smaller, the sooner it makes room. */
    long place() {
        return place;
    }
}
