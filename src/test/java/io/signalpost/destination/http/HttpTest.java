package io.signalpost.destination.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.failure.AnswerException;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.testing.BusinessSystem;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.testing.BusinessSystem.answering;
import static org.assertj.core.api.Assertions.assertThat;

/** The {@code http} destination against a real server: what it posts, and what it makes of the answers. */
class HttpTest {

    private static final String KEY = "a key of 24 bytes, or so";
    private static final String NEXT_KEY = "another key of 24 bytes.";
    private static final String SECRET = secret(KEY) + " " + secret(NEXT_KEY);
    private static final String PATH =
            "/workflows/a%20b/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Frun&sig=sword%2Bfish&httpMethod=GET";
    private static final VehicleEvent EVENT = Events.example("vehicle-state-many-signals.json");

    @TempDir
    private static Path dataDir;

    private static BusinessSystem system;
    private static RunningRoute route;

    @BeforeAll
    static void start() throws Exception {
        system = BusinessSystem.start();
        route = RunningRoute.start(
                dataDir,
                "routes/http.camel.yaml",
                "destination.http.enabled=true",
                "destination.http.url=http://localhost:" + system.port() + PATH,
                "destination.http.secret=" + SECRET,
                "destination.http.allow-private-addresses=true");
    }

    @AfterAll
    static void stop() {
        route.close();
        system.close();
    }

    @BeforeEach
    void forget() {
        system.requests().clear();
        system.answer(answering(200));
    }

    @Test
    void postsTheBytesThatSmartcarSentWithASignatureThatProvesThem() throws Exception {
        assertThat(deliver(EVENT)).isNull();

        BusinessSystem.Request request = only();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body()).isEqualTo(EVENT.body());
        assertThat(request.header("webhook-id")).isEqualTo(EVENT.id());
        assertThat(Instant.ofEpochSecond(Long.parseLong(request.header("webhook-timestamp"))))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(request.header("webhook-signature"))
                .isEqualTo("v1," + hmac(KEY, request) + " v1," + hmac(NEXT_KEY, request));
    }

    @Test
    void sendsNoOtherHeader() throws Exception {

        deliver(EVENT);

        assertThat(only().headers().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrder(
                        "host",
                        "connection",
                        "user-agent",
                        "content-type",
                        "content-length",
                        "webhook-id",
                        "webhook-timestamp",
                        "webhook-signature");
        assertThat(only().header("content-type")).isEqualTo("application/json");
        assertThat(only().header("user-agent")).isEqualTo("Signalpost");
    }

    @Test
    void whatIsReplayedSaysSoUnderTheSameId() throws Exception {
        assertThat(deliver(EVENT.forReplay())).isNull();

        assertThat(only().header("webhook-replayed")).isEqualTo("true");
        assertThat(only().header("webhook-id")).isEqualTo(EVENT.id());
    }

    @Test
    void leavesTheUrlAsItIs() throws Exception {
        deliver(EVENT);

        assertThat(only().uri()).hasToString(PATH);
    }

    @Test
    void triesAgainWithTheSameIdWhenTheSystemFails() throws Exception {
        system.answer(answering(500));
        Exception failure = deliver(EVENT);
        system.answer(answering(202));

        assertThat(deliver(EVENT)).isNull();

        assertThat(kind(failure)).isEqualTo(FailureKind.RETRY);
        assertThat(system.requests()).hasSize(2).allMatch(request -> request.header("webhook-id")
                .equals(EVENT.id()));
    }

    @Test
    void triesOnceAndLeavesTheRestToTheEventLog() throws Exception {
        system.answer(answering(503, "Retry-After", "1"));

        assertThat(kind(deliver(EVENT))).isEqualTo(FailureKind.UNAVAILABLE);

        assertThat(system.requests()).hasSize(1);
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (BusinessSystem elsewhere = BusinessSystem.start()) {
            system.answer(answering(307, "Location", "http://localhost:" + elsewhere.port() + "/"));

            assertThat(deliver(EVENT)).hasMessageContaining("307");

            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void tellsNothingOfTheSecretTheUrlOrTheAnswerWhenItFails() throws Exception {
        system.answer(exchange -> {
            exchange.sendResponseHeaders(422, 0);
            exchange.getResponseBody().write("VIN 5YJ3E1EA7KF000000 is unknown".getBytes(StandardCharsets.UTF_8));
        });
        Exception refused = deliver(EVENT);
        system.answer(HttpExchange::close);
        Exception unreachable = deliver(EVENT);

        assertThat(refused).hasMessage("the business system answered HTTP 422");
        assertThat(unreachable).isInstanceOf(NoHttpResponseException.class);
        assertThat(ExceptionUtils.getStackTrace(refused) + ExceptionUtils.getStackTrace(unreachable))
                .doesNotContain("sword", "5YJ3E1EA7KF000000", secret(KEY), KEY);
    }

    @Test
    void keepsNoCookie() throws Exception {
        system.answer(answering(200, "Set-Cookie", "session=1"));

        deliver(EVENT);
        deliver(EVENT);

        assertThat(system.requests()).hasSize(2).noneMatch(request -> request.headers()
                .containsKey("Cookie"));
    }

    @Test
    void asksForNoCompressedAnswerAndUnpacksNone() throws Exception {
        system.answer(exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write(new byte[] {0x1f, (byte) 0x8b, 8, 0});
        });

        assertThat(deliver(EVENT)).isNull();
    }

    @Test
    void understandsADateWithAComma() throws Exception {
        system.answer(answering(429, "Retry-After", "Fri, 01 Jan 2100 00:00:00 GMT"));

        assertThat(deliver(EVENT)).isInstanceOfSatisfying(AnswerException.class, busy -> assertThat(
                        busy.failure().retryAfter())
                .isGreaterThan(Duration.ofDays(365)));
    }

    private static FailureKind kind(Exception failure) {
        return ((AnswerException) failure).failure().kind();
    }

    private Exception deliver(VehicleEvent event) throws Exception {
        return route.deliver("http", event);
    }

    private BusinessSystem.Request only() {
        assertThat(system.requests()).hasSize(1);
        return system.requests().get(0);
    }

    private static String secret(String key) {
        return "whsec_" + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** What the receiver computes from the request alone. */
    private static String hmac(String key, BusinessSystem.Request request) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update(request.header("webhook-id").getBytes(StandardCharsets.UTF_8));
        mac.update((byte) '.');
        mac.update(request.header("webhook-timestamp").getBytes(StandardCharsets.UTF_8));
        mac.update((byte) '.');
        mac.update(request.body());
        return Base64.getEncoder().encodeToString(mac.doFinal());
    }
}
