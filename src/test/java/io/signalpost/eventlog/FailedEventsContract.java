package io.signalpost.eventlog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.signalpost.eventlog.delivery.UndeliverableException;
import io.signalpost.eventlog.failure.AnswerException;
import io.signalpost.eventlog.failure.HttpFailures;
import io.signalpost.eventlog.failure.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of an event that its destination does not take. */
@ExtendWith(OutputCaptureExtension.class)
abstract class FailedEventsContract extends RecordingConsumer {

    @Test
    void anEventThatFailsIsTriedAgainWhileOthersGoOn() throws Exception {
        failing.add("event-1");
        read("one", "startFrom=beginning&maxAttempts=100&" + QUICK, this::record);

        append(3);

        await().untilAsserted(() -> assertThat(delivered).containsExactly("event-0", "event-2"));
        await().untilAsserted(() -> assertLedger("one", 2, 0, 1, 0));
        failing.clear();
        await().untilAsserted(() -> assertThat(delivered).containsExactly("event-0", "event-2", "event-1"));
        await().untilAsserted(() -> assertLedger("one", 3, 0, 0, 0));
    }

    @Test
    void anEventThatFailedWhileTheClockWasAheadDoesNotWaitForThatTimeToCome() throws Exception {
        // Given
        log.close();
        var clock = new LogFixture.SetClock(Instant.now().plus(Duration.ofDays(365)));
        log = LogFixture.open(LogFixture.properties(database), clock);
        failing.add("event-0");
        read("one", "startFrom=beginning&" + QUICK, this::record);
        append(1);
        await().untilAsserted(() -> assertLedger("one", 0, 0, 1, 0));

        // When
        failing.clear();
        clock.set(Instant.now());

        // Then
        await().untilAsserted(() -> assertThat(delivered).containsExactly("event-0"));
        await().untilAsserted(() -> assertLedger("one", 1, 0, 0, 0));
    }

    @Test
    void theOldestUndeliveredIsAlsoOneThatIsTriedAgainThoughAllArePassed() throws Exception {
        // Given
        log.close();
        Instant start = Instant.parse("2026-03-16T08:40:00Z");
        var clock = new LogFixture.SetClock(start.plusSeconds(10));
        log = LogFixture.open(LogFixture.properties(database), clock);
        for (int i = 0; i < 3; i++) {
            LogFixture.append(log, event("event-" + i, start.plusSeconds(i)));
        }
        failing.add("event-1");

        // When
        read("one", "startFrom=beginning&order=vehicle-strict&retryDelay=60000", this::record);

        // Then
        await().untilAsserted(() -> assertLedger("one", 1, 0, 1, 0));
        await().untilAsserted(() -> assertThat(status(log, "one").held()).isOne());
        assertThat(status(log, "one").oldestPendingAge()).isNull();
        assertThat(status(log, "one").oldestUndeliveredAge()).isEqualTo(Duration.ofSeconds(9));

        failing.clear();
        clock.set(start.plusSeconds(3_600));
        await().untilAsserted(() -> assertLedger("one", 3, 0, 0, 0));
        assertThat(status(log, "one").oldestUndeliveredAge()).isNull();
    }

    @Test
    void theLogTellsTheCodeOfAFailureAndNotWhatItQuotes(CapturedOutput output) throws Exception {
        failing.add("event-0");
        failure = new HttpFailures(Clock.systemUTC()).answer(422, null, "HTTP 422: no number: Jane's car");
        read("one", "startFrom=beginning", this::record);

        append(1);

        await().untilAsserted(() -> assertLedger("one", 0, 0, 0, 1));
        assertThat(output).contains("error=\"HTTP 422\"").doesNotContain("Jane");
    }

    @Test
    void retriesSurviveARestart() throws Exception {
        failing.add("event-0");
        read("one", "startFrom=beginning&maxAttempts=1000&" + QUICK, this::record);
        append(1);
        await().untilAsserted(() -> assertLedger("one", 0, 0, 1, 0));
        camel.stop();
        failing.clear();

        read("one", "startFrom=beginning&" + QUICK, this::record);

        await().untilAsserted(() -> assertLedger("one", 1, 0, 0, 0));
    }

    @Test
    void anEventThatKeepsFailingBecomesADeadLetterThatCanBeRetriedOrDiscarded() throws Exception {
        failing.addAll(List.of("event-0", "event-1"));
        read("one", "startFrom=beginning&maxAttempts=3&" + QUICK, this::record);
        append(3);
        await().untilAsserted(() -> assertLedger("one", 1, 0, 0, 2));

        failing.remove("event-0");
        assertThat(log.destinations().retryDead("one")).isEqualTo(2);
        await().untilAsserted(() -> assertLedger("one", 2, 0, 0, 1));

        assertThat(log.destinations().discardDead("one")).isEqualTo(1);
        assertThat(status(log, "one").discarded()).isEqualTo(1);
        assertThat(status(log, "one").passed()).isEqualTo(3);
    }

    @Test
    void anEventThatWaitsForPeopleIsTriedForThirtyTimesAsLong() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        append(1);

        read("one", "startFrom=beginning&maxAttempts=1&retryDelay=1&maxRetryDelay=1", exchange -> {
            attempts.incrementAndGet();
            throw new AnswerException(Protocol.HTTP, "404", "HTTP 404");
        });

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertLedger("one", 0, 0, 0, 1));
        assertThat(attempts).hasValue(30);
    }

    @Test
    void aFailureThatNoRetryCuresIsADeadLetterAtOnce() throws Exception {
        failing.add("event-0");
        failure = new UndeliverableException("never");
        read("one", "startFrom=beginning&" + QUICK, this::record);

        append(1);

        await().untilAsserted(() -> assertLedger("one", 0, 0, 0, 1));
    }

    @Test
    void theOperatorDecidesWhatACodeMeans() throws Exception {
        failure = new AnswerException(Protocol.HTTP, "404", "HTTP 404");
        failing.add("event-0");
        append(1);

        read("one", "startFrom=beginning&failures=404:dead", this::record);

        await().untilAsserted(() -> assertLedger("one", 0, 0, 0, 1));
    }

    @Test
    void aFailureThatQuotesANulHoldsUpNoProgress() throws Exception {
        failing.add("event-0");
        failure = new UndeliverableException("not a number: \"\0\"");
        read("one", "startFrom=beginning", this::record);

        append(2);

        await().untilAsserted(() -> assertLedger("one", 1, 0, 0, 1));
        assertThat(database.sql().queryForObject("SELECT error FROM delivery", String.class))
                .isEqualTo("not a number: \"\uFFFD\"");
    }
}
