package io.signalpost.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;

/**
 * Listens from the start of the first consumer until Camel stops and the last has. Camel suspends consumers first and stops them
 * when nothing is in flight, so during a graceful shutdown, and while routes are replaced, the port stays open and answers 503.
 */
public final class NettyHttpEngine implements PlatformHttpEngine, AutoCloseable {

    /** Exchange property: the caller's address as text. */
    public static final String REMOTE_ADDRESS = "HttpRemoteAddress";

    /** What the last answers get to reach their clients when the port closes. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /** Most bodies arrive in one piece of at most this many bytes and are then copied once. */
    private static final int PIECE = 64 * 1024;

    /** Two lengths in one request are an error, not a choice (RFC 9112, section 6.1), whatever Netty is told by the JVM. */
    static final HttpDecoderConfig DECODING =
            new HttpDecoderConfig().setMaxChunkSize(PIECE).setUseRfc9112TransferEncoding(true);

    private final HttpProperties settings;
    private final RefusalListener refusals;
    private final Optional<Tls> tls;
    private final AnswerTimer answerTimer;
    private final PathTable paths = new PathTable();
    private final Set<NettyHttpConsumer> open = new HashSet<>();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Callers callers;
    private final ConnectionLimit connectionLimit;
    private EventLoopGroup loops;
    private volatile Channel listener;

    /** Speaks plain HTTP, whatever the settings say of TLS, and measures nothing. */
    public NettyHttpEngine(HttpProperties settings, RefusalListener refusals) {
        this(settings, refusals, Optional.empty(), new CompositeMeterRegistry());
    }

    NettyHttpEngine(HttpProperties settings, RefusalListener refusals, Optional<Tls> tls, MeterRegistry meters) {
        this.settings = settings;
        this.refusals = refusals;
        this.tls = tls;
        this.answerTimer = new AnswerTimer(meters);
        this.callers = new Callers(settings);
        this.connectionLimit = new ConnectionLimit(connections, settings.maxConnections(), callers, refusals);
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new NettyHttpConsumer(this, endpoint, processor, settings.maxBodyBytes());
    }

    /** The port that is really listened on; the configured one while none is. */
    @Override
    public int getServerPort() {
        Channel open = listener;
        return open == null ? settings.port() : ((InetSocketAddress) open.localAddress()).getPort();
    }

    int connections() {
        return connections.size();
    }

    int maxConnections() {
        return settings.maxConnections();
    }

    boolean wasFullLately() {
        return connectionLimit.wasFullLately();
    }

    /** Memory that bodies take which have begun to arrive. */
    long receivingBytes() {
        return callers.receivingBytes();
    }

    synchronized void open(NettyHttpConsumer consumer) {
        paths.add(consumer);
        open.add(consumer);
        if (listener == null) {
            listen();
        }
    }

    /**
     * Its path stays in the table, and is answered 503 rather than 404, until Camel stops: while it goes on, a route whose file was
     * edited may be on its way back, and whoever posts meanwhile is to come again.
     */
    synchronized void close(NettyHttpConsumer consumer) {
        open.remove(consumer);
        if (open.isEmpty() && !consumer.getEndpoint().getCamelContext().isStarted()) {
            close();
            paths.clear();
        }
    }

    private void listen() {
        loops = new NioEventLoopGroup(new DefaultThreadFactory("http", true));
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(connectionLimit)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        tls.ifPresent(it -> it.join(connection.pipeline(), settings.requestTimeout(), refusals));
                        connection
                                .pipeline()
                                .addLast(new HttpRequestDecoder(DECODING))
                                .addLast(new HttpResponseEncoder())
                                .addLast(new HttpConnection(paths, settings, callers, refusals, answerTimer));
                    }
                })
                .bind(settings.address(), settings.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IllegalStateException(
                    "Cannot listen on " + settings.address() + ":" + settings.port()
                            + " (signalpost.address, signalpost.port): "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        listener = bound.channel();
    }

    @Override
    public synchronized void close() {
        if (listener == null) {
            return;
        }
        listener.close().awaitUninterruptibly();
        listener = null;
        connections.forEach(connection -> connection.pipeline().fireUserEventTriggered(HttpConnection.FAREWELL));
        connections.newCloseFuture().awaitUninterruptibly(FAREWELL.toMillis());
        loops.shutdownGracefully(0, FAREWELL.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }
}
