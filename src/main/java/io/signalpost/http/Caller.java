package io.signalpost.http;

import java.nio.ByteBuffer;

import io.netty.util.AttributeKey;

/** What one address has in use, together over all its connections. */
final class Caller {

    /** Where each connection finds its caller. */
    static final AttributeKey<Caller> KEY = AttributeKey.valueOf(Caller.class, "caller");

    private final ByteBuffer network;
    private final Room receiving;
    private final Holds holds;
    private final RequestRate rate;
    private volatile int connections; // changed by one thread at a time, see Callers

    /**
     * @param network   its address, or as much of that as counts
     * @param receiving for its bodies that have begun to arrive
     * @param holds     of all callers
     * @param rate      null for no limit
     */
    Caller(ByteBuffer network, Room receiving, Holds holds, RequestRate rate) {
        this.network = network;
        this.receiving = receiving;
        this.holds = holds;
        this.rate = rate;
    }

    ByteBuffer network() {
        return network;
    }

    /** Begins to take room for a body. */
    Hold hold(Runnable loss) {
        return new Hold(receiving, holds, loss);
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
