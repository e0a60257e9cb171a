package io.signalpost.http;

import io.netty.util.AttributeKey;

/** What one address has in use, together over all its connections. */
final class Caller {

    /** Where each connection finds its caller. */
    static final AttributeKey<Caller> KEY = AttributeKey.valueOf(Caller.class, "caller");

    private final Room receiving;
    private final RequestRate rate;
    private volatile int connections; // changed by one thread at a time, see Callers

    /** @param rate null for no limit */
    Caller(Room receiving, RequestRate rate) {
        this.receiving = receiving;
        this.rate = rate;
    }

    /** For bodies that have begun to arrive. */
    Room receiving() {
        return receiving;
    }

    boolean mayAsk() {
        return rate == null || rate.allows(System.nanoTime());
    }

    int connections() {
        return connections;
    }

    void count(int more) {
        connections += more;
    }

    /** Whether a new one would be treated no better. */
    boolean isForgettable(long now) {
        return connections == 0 && (rate == null || rate.isFull(now));
    }
}
