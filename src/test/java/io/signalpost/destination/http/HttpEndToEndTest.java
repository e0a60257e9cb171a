package io.signalpost.destination.http;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.testing.BusinessSystem.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From the signed post of Smartcar to that of Signalpost, through the whole application. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class HttpEndToEndTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String EXAMPLE = "vehicle-state-first-delivery.json";

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    @TempDir
    Path dataDir;

    private final CountDownLatch over = new CountDownLatch(1);
    private BusinessSystem system;
    private RunningApp app;

    @BeforeEach
    void start() throws Exception {
        system = BusinessSystem.start();
        app = RunningApp.start(
                dataDir,
                "destination.http.enabled=true",
                "destination.http.url=http://localhost:" + system.port() + "/",
                "destination.http.secret=" + SECRET,
                "destination.http.timeout=5s",
                "destination.http.allow-private-addresses=true");
    }

    @AfterEach
    void stop() {
        over.countDown();
        app.close();
        system.close();
    }

    @Test
    void anEventThatIsRefusedIsADeadLetterAndOneThatFailsIsTriedAgainWhileOthersFlow(CapturedOutput output) {
        Map<String, Integer> failing = new ConcurrentHashMap<>(Map.of("refused", 422, "failing", 500));
        system.answer(exchange -> answering(
                        failing.getOrDefault(exchange.getRequestHeaders().getFirst("webhook-id"), 200))
                .handle(exchange));

        post("refused", "failing", "accepted");

        await().atMost(A_WHILE).untilAsserted(() -> assertThat(status())
                .returns(1L, DestinationStatus::delivered)
                .returns(1L, DestinationStatus::retrying)
                .returns(1L, DestinationStatus::dead));
        assertThat(deliveries("dead"))
                .containsExactly(Map.of(
                        "error_class",
                        "io.signalpost.eventlog.failure.AnswerException",
                        "error",
                        "the business system answered HTTP 422"));
        failing.remove("failing");
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(status())
                .returns(2L, DestinationStatus::delivered)
                .returns(0L, s -> s.retrying()));
        assertThat(output).doesNotContain(SECRET, SECRET.substring(6));
    }

    @Test
    void aDestinationThatSaysWhenToComeAgainIsLeftAloneUntilThenAndNoEventLosesAnAttempt() {
        system.answer(answering(503, "Retry-After", "3"));

        post("one", "two", "three", "four", "five");

        await().atMost(A_WHILE).until(() -> status().state().equals("down"));
        system.answer(answering(200));
        await().atMost(A_WHILE).until(() -> status().delivered() == 5);
        assertThat(system.requests()).hasSize(6);
        assertThat(Duration.ofNanos(
                        system.requests().get(1).at() - system.requests().get(0).at()))
                .as("the route alone would come again after one second")
                .isGreaterThan(Duration.ofMillis(2_900));
        assertThat(deliveries("retrying")).isEmpty();
    }

    @Test
    void aSystemThatHangsHoldsUpNeitherTheReceiverNorTheOthersAndGetsItsEventsLater() {
        system.answer(exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        HttpResponse<String> answer = app.post(Examples.withId(EXAMPLE, "one"));

        assertThat(answer.statusCode()).isEqualTo(200);
        await().atMost(A_WHILE)
                .until(() -> app.bean(EventLog.class)
                                .destinations()
                                .find("database")
                                .orElseThrow()
                                .delivered()
                        == 1);
        await().atMost(A_WHILE).until(() -> status().state().equals("down"));
        assertThat(status().pending()).isEqualTo(1);
    }

    private void post(String... ids) {
        for (String id : ids) {
            assertThat(app.post(Examples.withId(EXAMPLE, id)).statusCode()).isEqualTo(200);
        }
    }

    private DestinationStatus status() {
        return app.bean(EventLog.class).destinations().find("http").orElseThrow();
    }

    private List<Map<String, Object>> deliveries(String state) {
        return SqliteFile.query(dataDir.resolve("event-log.db"))
                .queryForList(
                        "SELECT error_class, error FROM delivery WHERE destination = 'http' AND state = ?", state);
    }
}
