package io.signalpost.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests find their route, arrive as sent, and are replied to. */
class NettyHttpEngineTest {

    private final HeldRequests held = new HeldRequests();
    private final Map<String, Object> seen = new ConcurrentHashMap<>();
    private RunningEngine engine;

    @BeforeEach
    void start() throws Exception {
        engine = RunningEngine.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/echo").process(exchange -> {});
                from("platform-http:/hold").routeId("hold").process(held);
                from("platform-http:/fail").process(exchange -> {
                    throw new IllegalStateException("secret detail");
                });
                from("platform-http:/see")
                        .process(exchange -> seen.putAll(exchange.getMessage().getHeaders()));
                from("platform-http:/empty").setBody(constant("")).setHeader("X-Own", constant("x"));
                from("platform-http:/later").setHeader(Exchange.HTTP_RESPONSE_CODE, constant(503));
                from("platform-http:/much-later")
                        .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(503))
                        .setHeader("Retry-After", constant(60));
                from("platform-http:/number").setBody(constant(5)); // nothing that can be sent
                from("platform-http:/apps/{application}")
                        .setBody(simple("template ${header.application}", String.class));
                from("platform-http:/apps/errors").setBody(constant("exact"));
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        held.answerAll();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/fleet, template fleet",
        "/apps/fleet?application=other, template fleet",
        "/apps/errors, exact",
        "/apps/errors?x=/apps/fleet, exact",
        "http://example.org/apps/fleet, template fleet",
        "/apps/%66leet, template %66leet"
    })
    void pathsFindTheirRoute(String target, String expected) throws Exception {
        assertThat(engine.exchange(post(target, bytes("x"))).body()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"/", "/apps", "/apps/", "/apps/a/b", "/echo/", "/Echo", "//echo", "/%65cho", "*", "http://host", "echo"
    })
    void otherPathsAre404(String target) throws Exception {
        assertThat(engine.exchange(post(target, bytes("x"))).status()).isEqualTo(404);
    }

    @Test
    void aRequestHeaderCannotPoseAsThePathParameter() throws Exception {
        var response = engine.exchange(post("/apps/fleet", bytes("x"), "Application: other", "application: third"));

        assertThat(response.body()).isEqualTo("template fleet");
    }

    @Test
    void everyByteArrivesAsSent() throws Exception {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        try (HttpSocket socket = engine.connect()) {
            socket.send(post("/hold", all, "Content-Language: xx"));

            HeldRequests.Held arrived = held.next();
            assertThat(arrived.exchange().getMessage().getBody()).isEqualTo(all);
            arrived.answer();
        }
    }

    @Test
    void headersThatSteerCamelAndQueryParametersAreNotMapped() throws Exception {
        engine.exchange(post(
                "/see?CamelFileName=q&query=q&SC-Signature=q",
                bytes("x"),
                "CamelHttpResponseCode: 302",
                "cAmElHttpUri: http://evil",
                "X-Once: a",
                "X-Twice: a",
                "x-twice: b"));

        assertThat(seen.keySet()).noneMatch(name -> name.toLowerCase().contains("camel"));
        assertThat(seen).doesNotContainKeys("query", "SC-Signature").containsEntry("X-Once", "a");
        assertThat(seen.get("X-Twice")).asList().containsExactly("a", "b");
    }

    @Test
    void anEmptyReplyIs200WithNothingButItsLength() throws Exception {
        var response = engine.exchange(post("/empty", bytes("x"), "X-Echo: me"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).containsOnly(Map.entry("content-length", "0"));
    }

    @Test
    void aRouteThatFailsIs500AndTellsNothing() throws Exception {
        var response = engine.exchange(post("/fail", bytes("x")));

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).isEmpty();
        assertThat(engine.refusals).containsExactly(Refusal.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"/later, 5", "/much-later, 60"})
    void a503SaysWhenToComeAgain(String path, String retryAfter) throws Exception {
        var response = engine.exchange(post(path, bytes("x")));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo(retryAfter);
    }

    @Test
    void aReplyThatCannotBeSentIs500() throws Exception {
        assertThat(engine.exchange(post("/number", bytes("x"))).status()).isEqualTo(500);
    }
}
