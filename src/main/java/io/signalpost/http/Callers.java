package io.signalpost.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;

/**
 * Who is connected, by the address that the connection comes from; or, behind a proxy that is trusted, that the proxy names
 * with each request. Headers of others are not looked at. An IPv6 subscriber has a /64 of addresses to choose from, so those
 * count as one. Looked up once per connection, or whenever a proxy names another. What is left of an address when its
 * connections are closed is forgotten about a second later.
 */
final class Callers {

    private static final int NETWORK_BYTES = 8;
    private static final long SWEEP_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final HttpProperties settings;
    private final Room receiving;
    private final Holds holds = new Holds();
    private final Map<ByteBuffer, Caller> callers = new ConcurrentHashMap<>();
    private final TrustedProxies proxies;
    private final AtomicLong sweptAt = new AtomicLong(System.nanoTime());

    Callers(HttpProperties settings) {
        this.settings = settings;
        this.receiving = new Room(settings.maxReceivingSize().toBytes());
        this.proxies = new TrustedProxies(settings.trustedProxies());
    }

    /**
     * Whether its address has as many connections as it may; a trusted proxy has as many as there are. On the acceptor's thread
     * only, as all that comes is.
     */
    boolean hasAllItMay(Channel connection) {
        int limit = settings.maxConnectionsPerAddress();
        Caller known = limit == 0 ? null : callers.get(network(address(connection)));
        return known != null && known.connections() >= limit && !isTrusted(connection);
    }

    boolean isTrusted(Channel connection) {
        return proxies.have(address(connection));
    }

    void admit(Channel connection) {
        connection.attr(Caller.KEY).set(enter(network(address(connection))));
        connection
                .closeFuture()
                .addListener(closed -> leave(connection.attr(Caller.KEY).get()));
    }

    /**
     * Has the connection of a trusted proxy count for the client that the proxy names with this request, from now on.
     *
     * @return the client's address
     */
    InetAddress forward(Channel connection, HttpHeaders headers) {
        InetAddress client = proxies.client(address(connection), headers);
        Caller before = connection.attr(Caller.KEY).get();
        if (connection.isOpen() && !before.network().equals(network(client))) { // a closed one has left for good
            connection.attr(Caller.KEY).set(enter(network(client)));
            leave(before);
        }
        return client;
    }

    private Caller enter(ByteBuffer network) {
        sweep(System.nanoTime());
        return callers.compute(network, (key, known) -> count(known == null ? newCaller(key) : known, 1));
    }

    private void leave(Caller caller) {
        long now = System.nanoTime();
        callers.computeIfPresent(caller.network(), (key, it) -> unlessForgettable(count(it, -1), now));
    }

    /** Without a rate limit everyone is forgotten on leaving; with one, not before the bucket is full again. */
    private void sweep(long now) {
        long before = sweptAt.get();
        if (settings.maxRequestsPerSecondPerAddress() > 0
                && now - before > SWEEP_EVERY
                && sweptAt.compareAndSet(before, now)) {
            callers.keySet()
                    .forEach(network -> callers.computeIfPresent(network, (key, it) -> unlessForgettable(it, now)));
        }
    }

    private Caller newCaller(ByteBuffer network) {
        int rate = settings.maxRequestsPerSecondPerAddress();
        return new Caller(
                network,
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

    private static InetAddress address(Channel connection) {
        return ((InetSocketAddress) connection.remoteAddress()).getAddress();
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
