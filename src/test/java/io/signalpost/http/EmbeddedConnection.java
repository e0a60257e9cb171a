package io.signalpost.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;

/** A connection without a network: what is written to it has been taken when the call returns. */
final class EmbeddedConnection extends EmbeddedChannel implements DuplexChannel {

    private boolean outputShutdown;

    EmbeddedConnection(NettyHttpConsumer consumer, HttpProperties settings, RefusalListener refusals) {
        this(consumer, settings, new Callers(settings), refusals);
    }

    private EmbeddedConnection(
            NettyHttpConsumer consumer, HttpProperties settings, Callers callers, RefusalListener refusals) {
        super(
                DefaultChannelId.newInstance(),
                false,
                false,
                new HttpRequestDecoder(NettyHttpEngine.DECODING),
                new HttpResponseEncoder(),
                new HttpConnection(
                        serving(consumer), settings, callers, refusals, new AnswerTimer(new SimpleMeterRegistry())));
        callers.admit(this);
        attr(Waiting.KEY).set(new Waiting());
        try {
            register();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static PathTable serving(NettyHttpConsumer consumer) {
        PathTable paths = new PathTable();
        paths.add(consumer);
        return paths;
    }

    /** All that was answered so far. */
    String answers() {
        StringBuilder answers = new StringBuilder();
        for (ByteBuf part = readOutbound(); part != null; part = readOutbound()) {
            answers.append(part.toString(StandardCharsets.ISO_8859_1));
            part.release();
        }
        return answers.toString();
    }

    @Override
    protected SocketAddress remoteAddress0() {
        return new InetSocketAddress("127.0.0.1", 1);
    }

    @Override
    public boolean isInputShutdown() {
        return false;
    }

    @Override
    public ChannelFuture shutdownInput() {
        return newSucceededFuture();
    }

    @Override
    public ChannelFuture shutdownInput(ChannelPromise promise) {
        return promise.setSuccess();
    }

    @Override
    public boolean isOutputShutdown() {
        return outputShutdown;
    }

    @Override
    public ChannelFuture shutdownOutput() {
        return shutdownOutput(newPromise());
    }

    @Override
    public ChannelFuture shutdownOutput(ChannelPromise promise) {
        outputShutdown = true;
        return promise.setSuccess();
    }

    @Override
    public boolean isShutdown() {
        return outputShutdown;
    }

    @Override
    public ChannelFuture shutdown() {
        return shutdownOutput();
    }

    @Override
    public ChannelFuture shutdown(ChannelPromise promise) {
        return shutdownOutput(promise);
    }
}
