package io.signalpost.bench.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.signalpost.testing.ScriptedQueue;

/**
 * All recipients in one process and on one thread, so that thousands of requests may wait and cost nothing. Each has a path
 * that ends in the milliseconds for which it holds a POST; GET of it gives its {@link Tally}. Requests of the JSON protocol
 * of SQS are for the path of their queue. Argument: port.
 */
@Sharable
final class RecipientMain extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_BYTES = 1 << 20;

    private final Map<String, ArrivalOrder> recipients = new HashMap<>();

    private RecipientMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        RecipientMain recipients = new RecipientMain();
        new ServerBootstrap()
                .group(new NioEventLoopGroup(1))
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1_024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(MOST_BYTES), recipients);
                    }
                })
                .bind("localhost", Integer.parseInt(arguments[0]))
                .sync();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext client, FullHttpRequest request) throws IOException {
        if (request.method().equals(HttpMethod.GET)) {
            answer(client, JSON.writeValueAsBytes(recipient(request.uri()).tally()));
            return;
        }
        JsonNode body = JSON.readTree((InputStream) new ByteBufInputStream(request.content()));
        if (body.has("QueueUrl")) {
            String all = ScriptedQueue.take(body, Set.of(), Set.of(), "", false).body();
            String path = URI.create(body.get("QueueUrl").asText()).getPath();
            take(client, path, messages(body), all.getBytes(StandardCharsets.UTF_8));
        } else {
            take(client, request.uri(), List.of(body), new byte[0]);
        }
    }

    private static List<JsonNode> messages(JsonNode batch) {
        return batch.get("Entries").valueStream().map(RecipientMain::message).toList();
    }

    private static JsonNode message(JsonNode entry) {
        try {
            return JSON.readTree(entry.get("MessageBody").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(ChannelHandlerContext client, String path, List<JsonNode> events, byte[] answer) {
        ArrivalOrder recipient = recipient(path);
        recipient.begin(events);
        long millis = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        client.executor()
                .schedule(
                        () -> {
                            recipient.end(events);
                            answer(client, answer);
                        },
                        millis,
                        TimeUnit.MILLISECONDS);
    }

    private ArrivalOrder recipient(String path) {
        return recipients.computeIfAbsent(path, none -> new ArrivalOrder());
    }

    private static void answer(ChannelHandlerContext client, byte[] body) {
        DefaultFullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        client.writeAndFlush(response);
    }
}
