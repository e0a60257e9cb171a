package io.signalpost.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;

/**
 * Who is connected, by the address that the connection comes from; headers that claim another are not looked at. An IPv6
 * subscriber has a /64 of addresses to choose from, so those count as one. Looked up once per connection. What is left of
 * an address when its connections are closed is forgotten about a second later.
 */
final class Callers {

    private static final int NETWORK_BYTES = 8;
    private static final long SWEEP_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final HttpProperties settings;
    private final Room receiving;
    private final Holds holds = new Holds();
    private final Map<ByteBuffer, Caller> callers = new ConcurrentHashMap<>();
    private long sweptAt = System.nanoTime();

    Callers(HttpProperties settings) {
        this.settings = settings;
        this.receiving = new Room(settings.maxReceivingSize().toBytes());
    }

    /** Whether its address has as many connections as it may. On the acceptor's thread only, as all that comes is. */
    boolean hasAllItMay(Channel connection) {
        int limit = settings.maxConnectionsPerAddress();
        Caller known = limit == 0 ? null : callers.get(network(connection));
        return known != null && known.connections() >= limit;
    }

    void admit(Channel connection) {
        sweep(System.nanoTime());
        ByteBuffer network = network(connection);
        Caller caller = callers.compute(network, (key, known) -> count(known == null ? newCaller() : known, 1));
        connection.attr(Caller.KEY).set(caller);
        connection.closeFuture().addListener(closed -> leave(network));
    }

    private void leave(ByteBuffer network) {
        long now = System.nanoTime();
        callers.computeIfPresent(network, (key, caller) -> unlessForgettable(count(caller, -1), now));
    }

    /** Without a rate limit everyone is forgotten on leaving; with one, not before the bucket is full again. */
    private void sweep(long now) {
        if (settings.maxRequestsPerSecondPerAddress() > 0 && now - sweptAt > SWEEP_EVERY) {
            sweptAt = now;
            callers.keySet()
                    .forEach(network -> callers.computeIfPresent(network, (key, it) -> unlessForgettable(it, now)));
        }
    }

    private Caller newCaller() {
        int rate = settings.maxRequestsPerSecondPerAddress();
        return new Caller(
                receiving.within(settings.maxReceivingBytesPerAddress()),
                holds,
                rate == 0 ? null : new RequestRate(rate, System.nanoTime()));
    }

    private static Caller count(Caller caller, int more) {
        caller.count(more);
        return caller;
    }

    private static Caller unlessForgettable(Caller caller, long now) {
        return caller.isForgettable(now) ? null : caller;
    }

    private static ByteBuffer network(Channel connection) {
        return network(((InetSocketAddress) connection.remoteAddress()).getAddress());
    }

    /** All of an IPv4 address, the first 64 bits of an IPv6 one. */
    static ByteBuffer network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
    }

    long receivingBytes() {
        return receiving.taken();
    }

    int size() {
        return callers.size();
    }
}
