package io.signalpost.observe.trace;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.signalpost.observe.trace.OtlpReceiver.Received;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.testing.BusinessSystem.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From the post to each delivery, as a receiver of OTLP sees it. */
@Timeout(120)
class TracesTest {

    private static final String EXAMPLE = "vehicle-state-first-delivery.json";
    private static final String OF_A_STRANGER = "0af7651916cd43dd8448eb211c80319c";

    @TempDir
    static Path folder;

    private static OtlpReceiver otlp;
    private static BusinessSystem system;
    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        otlp = new OtlpReceiver();
        system = BusinessSystem.start();
        app = RunningApp.start(
                folder,
                "signalpost.traces.endpoint=" + otlp.endpoint() + "/",
                "signalpost.traces.headers.x-key=let-me-in",
                "destination.http.enabled=true",
                "destination.http.url=http://localhost:" + system.port() + "/hidden?key=hidden",
                "destination.http.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "destination.http.allow-private-addresses=true");
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
        system.close();
        otlp.close();
    }

    @Test
    void oneTraceGoesFromThePostToEachAttemptAtEachDestination() {
        AtomicInteger attempts = new AtomicInteger();
        system.answer(exchange ->
                answering(attempts.getAndIncrement() == 0 ? 500 : 200).handle(exchange));

        post(Examples.withId(EXAMPLE, "one"));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(deliveries("one"))
                .extracting(Received::name)
                .containsExactlyInAnyOrder("deliver database", "deliver http", "deliver http"));
        List<Received> deliveries = deliveries("one");
        String trace = deliveries.get(0).trace();
        assertThat(deliveries).extracting(Received::trace).containsOnly(trace);
        assertThat(trace).isNotEqualTo(OF_A_STRANGER);
        assertThat(deliveries.stream().filter(each -> each.name().equals("deliver http") && each.failed()))
                .hasSize(1);
        List<Received> spans =
                otlp.spans().stream().filter(span -> span.trace().equals(trace)).toList();
        assertThat(spans.stream().filter(span -> span.parent().isEmpty()))
                .extracting(Received::name)
                .containsExactly("platform-http");
        assertThat(spans)
                .extracting(span -> span.attributes().get("component"))
                .contains("camel-http", "camel-event-log");
        assertThat(system.requests().get(0).header("traceparent")).startsWith("00-" + trace);
        assertThat(otlp.requests().get(0).uri()).hasToString("/v1/traces");
        assertThat(otlp.requests().get(0).header("x-key")).isEqualTo("let-me-in");
    }

    @Test
    void eachEventOfABatchHasItsDeliveryInItsOwnTrace() {
        app.act("database", "{\"action\": \"pause\"}");
        for (String id : List.of("a", "b", "c")) {
            post(Examples.withId(EXAMPLE, id));
        }
        app.act("database", "{\"action\": \"resume\"}");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(deliveriesToDatabase("a", "b", "c"))
                .hasSize(3));
        List<Received> deliveries = deliveriesToDatabase("a", "b", "c");
        assertThat(deliveries).extracting(Received::trace).doesNotHaveDuplicates();
        assertThat(deliveries).extracting(each -> each.linkedTraces().size()).containsExactlyInAnyOrder(2, 1, 1);
    }

    @Test
    void nothingOfWhatIsSecretOrPersonalGoesAlong() {
        post(Examples.withId(EXAMPLE, "secret"));
        await().atMost(Duration.ofSeconds(60)).until(() -> deliveries("secret").size() >= 2);

        String vehicle = SqliteFile.query(folder.resolve("event-log.db"))
                .queryForObject("SELECT max(vehicle_id) FROM event", String.class);
        assertThat(otlp.all()).doesNotContain("hidden", "whsec", "let-me-in", vehicle, "exchangeId", "camel.uri");
        assertThat(otlp.spans()).extracting(Received::events).containsOnly(0);
    }

    @Test
    void aReceiverThatHangsHoldsNothingUp() {
        CountDownLatch hanging = new CountDownLatch(1);
        otlp.answer(exchange -> {
            try {
                hanging.await();
                answering(200).handle(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            for (int i = 0; i < 20; i++) {
                assertThat(post(Examples.withId(EXAMPLE, "hung-" + i))).isEqualTo(200);
            }
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(system.requests())
                    .extracting(request -> request.header("webhook-id"))
                    .contains("hung-19"));
        } finally {
            hanging.countDown();
            otlp.answer(answering(200));
        }
    }

    @Test
    void housekeepingIsNobodysTrace() {
        assertThat(otlp.spans()).extracting(Received::name).doesNotContain("timer");
    }

    private static int post(byte[] body) {
        return RunningApp.send(HttpRequest.newBuilder(app.webhook())
                        .header("Content-Type", "application/json")
                        .header("SC-Signature", Examples.sign(body))
                        .header("traceparent", "00-" + OF_A_STRANGER + "-b7ad6b7169203331-01")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build())
                .statusCode();
    }

    private static List<Received> deliveries(String... events) {
        return otlp.spans().stream()
                .filter(span -> List.of(events).contains(span.attributes().getOrDefault("signalpost.event.id", "")))
                .toList();
    }

    private static List<Received> deliveriesToDatabase(String... events) {
        return deliveries(events).stream()
                .filter(span -> span.name().equals("deliver database"))
                .toList();
    }
}
