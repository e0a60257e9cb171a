package io.signalpost.eventlog;

import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;

import io.signalpost.eventlog.delivery.DestinationUnavailableException;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** When a destination counts as down, and how it comes back. */
abstract class DestinationDownContract extends RecordingConsumer {

    @Test
    void aDestinationThatCannotBeReachedIsDownFillsNoTableAndCatchesUpInOrder() throws Exception {
        outage = new ConnectException("refused");
        read("one", "startFrom=beginning&maxAttempts=2&retryDelay=100&maxRetryDelay=200", this::record);

        append(50);

        await().untilAsserted(() -> assertThat(status(log, "one").state()).isEqualTo("down"));
        await().during(Duration.ofMillis(300)).untilAsserted(() -> {
            assertThat(status(log, "one").pending()).isEqualTo(50);
            assertLedger("one", 0, 0, 0, 0);
        });
        outage = null;
        await().untilAsserted(() -> assertLedger("one", 50, 0, 0, 0));
        assertThat(delivered).containsExactlyElementsOf(ids(50));
        await().untilAsserted(() -> assertThat(status(log, "one").state()).isEqualTo("running"));
    }

    @Test
    void aDestinationThatRefusesDifferentEventsInARowIsDownAndKeepsOnProbing() throws Exception {
        outage = new IllegalStateException("500");
        read("one", "startFrom=beginning&maxAttempts=100&retryDelay=200&maxRetryDelay=200", this::record);

        append(50);

        await().untilAsserted(() -> assertThat(status(log, "one").state()).isEqualTo("down"));
        assertThat(status(log, "one").retrying()).as("not one row per event").isLessThan(10);
        outage = null;
        await().untilAsserted(() -> assertLedger("one", 50, 0, 0, 0));
    }

    @Test
    void eventsOfABatchThatTheDestinationCouldNotTakeNowLoseNoAttemptAndItIsDown() throws Exception {
        append(4);

        read("batch", "startFrom=beginning&batchSize=4&maxAttempts=1&retryDelay=1000", exchange -> {
            record(exchange);
            if (batches.size() == 1) {
                throw new PartialDeliveryException(Map.of("event-2", new DestinationUnavailableException("busy")));
            }
        });

        await().untilAsserted(() -> assertThat(status(log, "batch").state()).isEqualTo("down"));
        await().untilAsserted(() -> assertLedger("batch", 3, 0, 1, 0));
        await().untilAsserted(() -> assertLedger("batch", 4, 0, 0, 0));
        await().untilAsserted(() -> assertThat(status(log, "batch").state()).isEqualTo("running"));
    }

    @Test
    void oneEventThatCutsTheConnectionDoesNotHoldTheOthersUpForEver() throws Exception {
        failing.add("event-2");
        failure = new ConnectException("cut by this very event");
        append(10);

        read("batch", "startFrom=beginning&batchSize=4&" + QUICK, this::record);

        await().untilAsserted(() -> assertThat(delivered).hasSize(9).doesNotContain("event-2"));
        failing.clear();
        await().untilAsserted(() -> assertLedger("batch", 10, 0, 0, 0));
    }

    @Test
    void aDestinationWithNothingLeftToProbeItWithIsNotDown() throws Exception {
        outage = new IllegalStateException("500");
        append(3);

        read("one", "startFrom=beginning&maxAttempts=2&retryDelay=300&maxRetryDelay=300", this::record);

        await().untilAsserted(() -> assertThat(status(log, "one").state()).isEqualTo("down"));
        await().untilAsserted(() -> assertLedger("one", 0, 0, 0, 3));
        await().untilAsserted(() -> assertThat(status(log, "one").state()).isEqualTo("running"));
    }
}
