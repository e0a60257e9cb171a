package io.signalpost.simulator.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChallengeAnswerTest {

    private static final String JSON = "application/json";
    private static final String CHALLENGE = "challenge_770060ddbb8bc3fcd846a0c669f07b40";
    private static final byte[] REQUEST = ("{\"data\":{\"challenge\":\"" + CHALLENGE + "\"}}").getBytes();

    private static HttpServer receiver;
    private static Map<String, String> headers;
    private static int status;
    private static String body;

    private final Application application = new Application("id", "secret", "demo-amt-for-examples-only");
    private final ChallengeAnswer judge = new ChallengeAnswer(application, CHALLENGE, REQUEST);

    @BeforeAll
    static void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        receiver.start();
    }

    @AfterAll
    static void stop() {
        receiver.stop(0);
    }

    @Test
    void theExpectedHashIsTheOneOfTheReference() {
        assertThat(judge.expected()).isEqualTo("25c52166cc63c183b0861a8d704110e5a1b587a428e5c5ac6f9c90be8ed4decf");
    }

    @Test
    void takesTheRightHash() throws Exception {
        assertThat(answered(200, JSON, hash(judge.expected()))).isEmpty();
        assertThat(answered(200, "Application/JSON; charset=utf-8", hash(judge.expected())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "204, expected 200",
        "401, no signature may be asked for",
        "403, bot check",
        "404, is the path right?",
        "405, must take POST",
        "500, expected 200",
        "503, even when its database is down"
    })
    void saysWhatAnotherStatusMeans(int other, String hint) throws Exception {
        assertThat(answered(other, JSON, other == 204 ? "" : hash(judge.expected())))
                .hasValueSatisfying(fault -> assertThat(fault).contains("answered " + other, hint));
    }

    @Test
    void doesNotFollowARedirect() throws Exception {
        headers = Map.of("Location", "https://elsewhere.example.com/");
        status = 302;
        body = "";

        assertThat(judge.fault(get()))
                .hasValueSatisfying(fault -> assertThat(fault).contains("302", "https://elsewhere.example.com/"));
    }

    @Test
    void wantsJsonByItsType() throws Exception {
        assertThat(answered(200, "text/plain", hash(judge.expected())))
                .hasValueSatisfying(fault -> assertThat(fault).contains("text/plain", "expected application/json"));
    }

    @Test
    void wantsATextNamedChallenge() throws Exception {
        assertThat(answered(200, JSON, judge.expected()))
                .hasValueSatisfying(fault -> assertThat(fault).contains("not JSON"));
        for (String other : new String[] {"{}", "[]", "{\"challenge\":7}", "{\"Challenge\":\"x\"}"}) {
            assertThat(answered(200, JSON, other))
                    .hasValueSatisfying(fault -> assertThat(fault).contains("without a text named"));
        }
    }

    @Test
    void saysWhatAWrongHashLooksLike() throws Exception {
        String right = judge.expected();
        assertThat(wrong(CHALLENGE)).contains("the challenge itself");
        assertThat(wrong(right.toUpperCase(Locale.ROOT))).contains("lower-case");
        assertThat(wrong(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(right))))
                .contains("base64");
        assertThat(wrong(application.sign(REQUEST))).contains("whole body");
        assertThat(wrong(application.sign(("\"" + CHALLENGE + "\"").getBytes())))
                .contains("quotes");
        assertThat(wrong(application.signUnknown(CHALLENGE.getBytes()))).contains("another management token");
        String former = right;
        application.rotate("another-token", false);
        assertThat(wrong(former)).contains("before the current one");
    }

    private String wrong(String given) throws Exception {
        return answered(200, JSON, hash(given)).orElseThrow();
    }

    private Optional<String> answered(int with, String contentType, String text) throws Exception {
        headers = Map.of("Content-Type", contentType);
        status = with;
        body = text;
        return judge.fault(get());
    }

    private static SimpleHttpResponse get() throws Exception {
        SimpleHttpRequest request = SimpleRequestBuilder.get(
                        "http://localhost:" + receiver.getAddress().getPort() + "/")
                .build();
        try (CloseableHttpAsyncClient client =
                HttpAsyncClients.custom().disableRedirectHandling().build()) {
            client.start();
            return client.execute(request, null).get();
        }
    }

    private static String hash(String text) {
        return "{\"challenge\":\"" + text + "\"}";
    }
}
