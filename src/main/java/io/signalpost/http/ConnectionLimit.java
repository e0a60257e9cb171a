package io.signalpost.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;

/** Stands before the acceptor, where connections come one at a time, and lets no more through than may be open. */
final class ConnectionLimit extends ChannelInboundHandlerAdapter {

    private final ChannelGroup connections;
    private final int limit;
    private final Callers callers;
    private final RefusalListener refusals;

    /** @param connections gets each connection that is let through, and loses it when it closes */
    ConnectionLimit(ChannelGroup connections, int limit, Callers callers, RefusalListener refusals) {
        this.connections = connections;
        this.limit = limit;
        this.callers = callers;
        this.refusals = refusals;
    }

    @Override
    public void channelRead(ChannelHandlerContext listener, Object accepted) {
        Channel connection = (Channel) accepted;
        if (connection.remoteAddress() == null) { // already gone
            close(connection);
        } else if (connections.size() >= limit) {
            refusals.refused(Refusal.CONNECTIONS);
            close(connection);
        } else if (!callers.admit(connection)) {
            refusals.refused(Refusal.CONNECTIONS_PER_ADDRESS);
            close(connection);
        } else {
            connections.add(connection);
            listener.fireChannelRead(connection);
        }
    }

    /** No event loop has it yet that could close it. */
    private static void close(Channel connection) {
        connection.unsafe().closeForcibly();
    }
}
