package io.signalpost.http;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.ssl.SslHandler;

/** The answer after which a connection ends. */
final class LastReply {

    private LastReply() {}

    /**
     * Sends it and hangs up. The socket stays open for input until that has ended: closing one with unread input resets
     * it, and the client may never see the answer.
     */
    static void send(ChannelHandlerContext connection, FullHttpResponse reply) {
        HttpUtil.setKeepAlive(reply, false);
        connection
                .writeAndFlush(reply)
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE)
                .addListener(written -> hangUp(connection));
    }

    private static void hangUp(ChannelHandlerContext connection) {
        DuplexChannel socket = (DuplexChannel) connection.channel();
        SslHandler tls = connection.pipeline().get(SslHandler.class);
        if (tls == null) {
            shut(socket);
        } else {
            tls.closeOutbound().addListener(saidGoodbye -> shut(socket));
        }
    }

    private static void shut(DuplexChannel socket) {
        if (socket.isInputShutdown()) {
            socket.close();
        } else {
            socket.shutdownOutput();
        }
    }
}
