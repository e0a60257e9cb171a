package io.signalpost.http;

import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;

/**
 * Stands before the acceptor, where connections come one at a time, and lets no more be open than may be. When all are, the
 * one that has gone longest without a complete request makes room: so nobody is locked out by those who only connect.
 */
@ChannelHandler.Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {

    private static final long LATELY = TimeUnit.MINUTES.toNanos(1);

    private final ChannelGroup connections;
    private final int limit;
    private final Callers callers;
    private final RefusalListener refusals;
    private final LongestWaiting longestWaiting;
    private volatile long fullAt = System.nanoTime() - LATELY;

    /** @param connections gets each connection that is let through, and loses it when it closes */
    ConnectionLimit(ChannelGroup connections, int limit, Callers callers, RefusalListener refusals) {
        this.connections = connections;
        this.limit = limit;
        this.callers = callers;
        this.refusals = refusals;
        this.longestWaiting = new LongestWaiting(connections);
    }

    @Override
    public void channelRead(ChannelHandlerContext listener, Object accepted) {
        Channel connection = (Channel) accepted;
        if (connection.remoteAddress() == null) { // already gone
            close(connection);
        } else if (callers.hasAllItMay(connection)) {
            refusals.refused(Refusal.CONNECTIONS_PER_ADDRESS);
            close(connection);
        } else if (connections.size() >= limit && !makeRoom()) {
            close(connection);
        } else {
            callers.admit(connection);
            connection.attr(Waiting.KEY).set(new Waiting());
            connections.add(connection);
            listener.fireChannelRead(connection);
        }
    }

    /** False when each connection has a request in work. */
    private boolean makeRoom() {
        fullAt = System.nanoTime();
        refusals.refused(Refusal.CONNECTIONS);
        Channel longest = longestWaiting.next();
        if (longest == null) {
            return false;
        }
        connections.remove(longest); // at once, since closing takes a while
        longest.close();
        return true;
    }

    /** Whether somebody had to go within the last minute because all connections were open. */
    boolean wasFullLately() {
        return System.nanoTime() - fullAt < LATELY;
    }

    /** No event loop has it yet that could close it. */
    private static void close(Channel connection) {
        connection.unsafe().closeForcibly();
    }
}
