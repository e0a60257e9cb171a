package io.signalpost.http;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;

/**
 * Finds who makes room for a newcomer. Requests are not slowed down by keeping an order: it is looked up when needed, for
 * all connections at once, and not more often than they can be looked through without effort. On the acceptor's thread only.
 */
final class LongestWaiting {

    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(10);

    private record Place(Channel connection, long number) {

        static Place of(Channel connection) {
            return new Place(connection, numberOf(connection));
        }

        boolean isTaken() {
            return connection.isOpen() && number == numberOf(connection);
        }

        private static long numberOf(Channel connection) {
            return connection.attr(Waiting.KEY).get().place();
        }
    }

    private final ChannelGroup connections;
    private final Queue<Place> line = new ArrayDeque<>();
    private long lookedAt = System.nanoTime() - LOOK_EVERY;

    LongestWaiting(ChannelGroup connections) {
        this.connections = connections;
    }

    /** Null when each has a request in work. */
    Channel next() {
        lineUp(System.nanoTime());
        Place first = line.poll();
        while (first != null && !first.isTaken()) {
            first = line.poll();
        }
        return first == null ? null : first.connection();
    }

    private void lineUp(long now) {
        if (now - lookedAt >= LOOK_EVERY) {
            lookedAt = now;
            line.clear();
            connections.stream()
                    .map(Place::of)
                    .filter(place -> place.number() != Waiting.NONE)
                    .sorted(Comparator.comparingLong(Place::number))
                    .forEach(line::add);
        }
    }
}
