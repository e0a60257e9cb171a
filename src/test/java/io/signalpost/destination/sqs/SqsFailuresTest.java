package io.signalpost.destination.sqs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.ScriptedQueue;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the {@code sqs} destination makes of the answers of a queue, right and wrong ones. */
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class SqsFailuresTest {

    private static final List<VehicleEvent> EVENTS =
            List.of(Events.state("e0", 0), Events.state("e1", 0), Events.state("e2", 0));
    private static final Duration A_WHILE = Duration.ofSeconds(60);

    @TempDir
    private static Path dataDir;

    private static ScriptedQueue queue;
    private static RunningRoute route;

    @BeforeAll
    static void start() throws Exception {
        queue = ScriptedQueue.start();
        route = RunningRoute.start(dataDir.resolve("route"), "routes/sqs.camel.yaml", settings("5s", "1MB"));
    }

    @AfterAll
    static void stop() {
        route.close();
        queue.close();
    }

    @BeforeEach
    void forget() {
        queue.batches().clear();
        queue.takeAll();
    }

    @Test
    void whatIsTakenIsDelivered() throws Exception {
        assertThat(route.deliver("sqs", EVENTS)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "400, AccessDeniedException",
        "403, AccessDenied",
        "403, InvalidClientTokenId",
        "400, UnrecognizedClientException",
        "403, SignatureDoesNotMatch",
        "400, ExpiredTokenException",
        "400, QueueDoesNotExist",
        "404, InvalidAddress",
        "400, KmsThrottled",
        "400, KmsAccessDenied",
        "400, ThrottlingException",
        "400, RequestThrottled",
        "503, ServiceUnavailable",
        "500, InternalFailure"
    })
    void aRefusalThatConcernsEveryEventMeansUnavailable(int status, String code) throws Exception {
        queue.refuse(status, code, "said by AWS");

        assertThat(deliver())
                .returns(FailureKind.UNAVAILABLE, Failure::kind)
                .returns("AWS " + code + ": said by AWS", Failure::text);
        assertThat(queue.batches()).as("no attempts of the SDK's own").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<html>maintenance</html>", "{\"Successful\": [{\"Id\": \"0\", \"Mess"})
    void anAnswerThatNamesNoEntryMeansUnavailable(String body) throws Exception {
        queue.answer(200, body);

        assertThat(deliver().kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void anEntryThatIsNotNamedIsTriedAgainForItsTrueReason() throws Exception {
        queue.answer(batch -> ScriptedQueue.take(batch, Set.of("1"), Set.of(), "", false));

        assertThat(failures()).containsOnlyKeys("e1");
        assertThat(understand(failures().get("e1"))).returns(FailureKind.RETRY, Failure::kind);
        assertThat(failures().get("e1")).hasMessage("SQS has not said what became of the entry");
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidMessageContents, true,  dead",
        "InvalidParameterValue,  true,  dead",
        "InvalidAttributeValue,  true,  dead",
        "AccessDenied,           true,  unavailable",
        "KMS.ThrottlingException, true, unavailable",
        "ThrottlingException,    false, unavailable",
        "InternalError,          false, retry",
        "SomethingNew,           true,  retry"
    })
    void anEntryThatIsRefusedIsJudgedByItsCodeAlone(String code, boolean senderFault, String kind) throws Exception {
        queue.answer(batch -> ScriptedQueue.take(batch, Set.of(), Set.of("1"), code, senderFault));

        Failure failure = understand(failures().get("e1"));

        assertThat(failure.kind()).hasToString(kind);
        assertThat(failure.text()).isEqualTo("SQS " + code + ": because of " + code);
    }

    @Test
    void entriesThatAreAllRefusedForAReasonThatIsNotTheirsMeanUnavailable() throws Exception {
        queue.answer(batch -> ScriptedQueue.take(batch, Set.of(), Set.of("0", "1", "2"), "AccessDenied", true));

        assertThat(deliver().kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void aQueueThatTakesTheRequestAndIsSilentIsAskedOnceAndLeftAfterTheTimeout() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        queue.answer(batch -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new ScriptedQueue.Answer(500, "{}");
        });
        try (RunningRoute impatient =
                RunningRoute.start(dataDir.resolve("impatient"), "routes/sqs.camel.yaml", settings("1s", "1MB"))) {
            Exception failure = impatient.deliver("sqs", EVENTS);

            assertThat(understand(failure).kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(queue.batches()).hasSize(1);
        } finally {
            over.countDown();
        }
    }

    @Test
    void aQueueThatThrottlesIsProbedWithOneEventWhileTheOthersWait(CapturedOutput output) {
        queue.refuse(400, "ThrottlingException", "Rate exceeded");
        try (RunningApp app = RunningApp.start(dataDir.resolve("throttled"), settings("5s", "1MB"))) {
            for (int i = 0; i < 20; i++) {
                app.post(Examples.withId("vehicle-state-first-delivery.json", "event-" + i));
            }

            await().atMost(A_WHILE).until(() -> queue.batches().size() >= 3);
            assertThat(queue.batches().subList(1, 3)).allMatch(batch -> batch.size() == 1);
            assertThat(status(app))
                    .returns("down", DestinationStatus::state)
                    .returns(20L, DestinationStatus::pending)
                    .returns(0L, DestinationStatus::retrying);
            assertThat(app.get("/observe/health").body()).contains("\"sqs\":\"down\"");
            queue.takeAll();
            await().atMost(A_WHILE).until(() -> status(app).delivered() == 20);
        }
        assertThat(output).contains("Destination is down").contains("AWS ThrottlingException: Rate exceeded");
    }

    @Test
    void aRequestThatIsRefusedIsHalvedUntilTheGuiltyEventIsAlone() {
        queue.answer(batch -> batch.toString().contains("guilty")
                ? new ScriptedQueue.Answer(
                        400,
                        "{\"__type\":\"com.amazonaws.sqs#InvalidAttributeValue\",\"message\":\"One or more of it\"}")
                : ScriptedQueue.take(batch, Set.of(), Set.of(), "", false));
        try (RunningApp app = RunningApp.start(dataDir.resolve("halved"), settings("5s", "1MB"))) {
            app.act("sqs", "{\"action\":\"pause\"}");
            for (int i = 0; i < 10; i++) {
                app.post(Examples.withId("vehicle-state-first-delivery.json", i == 7 ? "guilty" : "event-" + i));
            }
            app.act("sqs", "{\"action\":\"resume\"}");

            await().atMost(A_WHILE).untilAsserted(() -> assertThat(status(app))
                    .returns(9L, DestinationStatus::delivered)
                    .returns(1L, DestinationStatus::dead));
            assertThat(queue.batches()).hasSizeLessThan(10);
        }
    }

    @Test
    void aLimitOfTheQueueBelowThatOfTheReceiverIsSaidAtTheStart(CapturedOutput output) {
        assertThat(output).as("they do").doesNotContain("destination.sqs.max-request-size");
        try (RunningRoute narrow =
                RunningRoute.start(dataDir.resolve("narrow"), "routes/sqs.camel.yaml", settings("5s", "256KB"))) {
            assertThat(narrow.endpoint("sqs")).isNotNull();
        }
        assertThat(output).contains("destination.sqs.max-request-size (262144 bytes)");
    }

    private static String[] settings(String timeout, String maxRequestSize) {
        return new String[] {
            "destination.sqs.enabled=true",
            "destination.sqs.queue-url=" + queue.queueUrl(),
            "destination.sqs.region=eu-central-1",
            "destination.sqs.endpoint-override=" + queue.endpoint(),
            "destination.sqs.timeout=" + timeout,
            "destination.sqs.max-request-size=" + maxRequestSize
        };
    }

    private static Failure deliver() throws Exception {
        return understand(route.deliver("sqs", EVENTS));
    }

    private static Map<String, Throwable> failures() throws Exception {
        return ExceptionUtils.throwableOfType(route.deliver("sqs", EVENTS), PartialDeliveryException.class)
                .failures();
    }

    private static Failure understand(Throwable failure) {
        assertThat(failure).isNotNull();
        return Failures.of(failure, FailureTable.parse(null));
    }

    private static DestinationStatus status(RunningApp app) {
        return app.bean(EventLog.class).destinations().find("sqs").orElseThrow();
    }
}
