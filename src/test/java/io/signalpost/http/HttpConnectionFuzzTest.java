package io.signalpost.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.StringUtils;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.concat;
import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever bytes come in: an answer that is foreseen or none, and no route sees more than it may. */
class HttpConnectionFuzzTest {

    private static final List<String> FORESEEN = List.of("100", "200", "400", "404", "405", "413", "415", "417", "505");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d+) [A-Z][^\r]*\r\n");

    // Made before the fuzzer instruments what a test calls, which Spring's binder does not survive.
    private static final HttpProperties SETTINGS = HttpSettings.with("max-body-size=" + RunningEngine.MAX_BODY + "B");
    private static final NettyHttpConsumer CONSUMER = start();

    private static NettyHttpConsumer start() {
        try {
            RunningEngine running = RunningEngine.start(new RouteBuilder() {
                @Override
                public void configure() {}
            });
            PlatformHttpEndpoint endpoint = running.camel.getEndpoint(
                    "platform-http:/in?httpMethodRestrict=POST&consumes=application/json", PlatformHttpEndpoint.class);
            NettyHttpConsumer consumer =
                    (NettyHttpConsumer) running.engine.createConsumer(endpoint, HttpConnectionFuzzTest::route);
            consumer.start();
            return consumer;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void route(Exchange exchange) {
        Message message = exchange.getMessage();
        assertThat(message.getBody(byte[].class)).hasSizeLessThanOrEqualTo(RunningEngine.MAX_BODY);
        assertThat(message.getHeaders().keySet()).noneMatch(name -> StringUtils.startsWithIgnoreCase(name, "camel"));
        message.removeHeaders("*");
        message.setBody("");
    }

    static Stream<byte[]> requests() {
        byte[] chunked = bytes(
                "POST /in HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "2;a=b\r\n{}\r\n0\r\nTrailer: x\r\n\r\n");
        return Stream.of(
                post("/in", bytes("{}")),
                concat(post("/in?a=b", bytes("{}")), post("/in", bytes("[]"), "Connection: close")),
                chunked,
                concat(chunked, bytes("GET / HTTP/1.0\r\n\r\n")),
                bytes(
                        "POST /in HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n"),
                bytes(
                        "POST http://h/in HTTP/1.1\r\nHost: test\r\nX: a\r\n b\r\nContent-Encoding: gzip\r\nContent-Length: 100001\r\n\r\n"));
    }

    @MethodSource("requests")
    @FuzzTest(maxDuration = "10s")
    void connection(byte[] input) {
        List<Refusal> refusals = new ArrayList<>();
        EmbeddedConnection connection = new EmbeddedConnection(CONSUMER, SETTINGS, refusals::add);
        int half = input.length / 2; // bytes come in pieces
        connection.writeInbound(Unpooled.copiedBuffer(input, 0, half));
        connection.writeInbound(Unpooled.copiedBuffer(input, half, input.length - half));

        String answers = connection.answers();

        Matcher statusLines = STATUS_LINE.matcher(answers);
        while (statusLines.find()) {
            assertThat(statusLines.group(1)).isIn(FORESEEN);
        }
        assertThat(answers.isEmpty() || answers.startsWith("HTTP/1.1 ")).isTrue();
        assertThat(refusals).doesNotContain(Refusal.FAILED);
        connection.finishAndReleaseAll();
    }
}
