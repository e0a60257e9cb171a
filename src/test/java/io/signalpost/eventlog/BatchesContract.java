package io.signalpost.eventlog;

import java.time.Instant;
import java.util.Map;

import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import io.signalpost.eventlog.store.NewEvent;
import org.apache.commons.lang3.RandomUtils;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a route that reads lists of events is handed over, and what of them counts as failed. */
abstract class BatchesContract extends RecordingConsumer {

    @Test
    void batchesHandOverListsOfAtMostTheGivenSize() throws Exception {
        append(25);

        read("batch", "startFrom=beginning&batchSize=10", this::record);

        await().untilAsserted(() -> assertThat(delivered).hasSize(25).doesNotHaveDuplicates());
        assertThat(batches).containsExactly(10, 10, 5);
        await().untilAsserted(() -> assertLedger("batch", 25, 0, 0, 0));
    }

    @Test
    void aBatchTimeoutWaitsForTheBatchToFill() throws Exception {
        read("batch", "startFrom=beginning&batchSize=4&batchTimeout=60s", this::record);

        append(4);

        await().untilAsserted(() -> assertThat(batches).containsExactly(4));
    }

    @Test
    void aPartialBatchIsHandedOverWhenTheTimeoutIsOver() throws Exception {
        read("batch", "startFrom=beginning&batchSize=4&batchTimeout=50", this::record);

        append(1);

        await().untilAsserted(() -> assertThat(delivered).containsExactly("event-0"));
    }

    /** A destination has 4 MB of events in hand at most. */
    @Test
    void aBatchThatCanGrowNoMoreIsHandedOverBeforeTheTimeout() throws Exception {
        for (int i = 0; i < 40; i++) {
            byte[] body = RandomUtils.secure().randomBytes(250_000); // which nothing compresses
            LogFixture.append(log, new NewEvent("e" + i, "VEHICLE_STATE", null, null, Instant.now(), "t", body));
        }

        read("batch", "startFrom=beginning&batchSize=1000&batchTimeout=60s", this::record);

        await().untilAsserted(() -> assertThat(delivered).hasSizeGreaterThan(10));
    }

    @Test
    void whatTheFilterHoldsBackIsCountedAndDoesNotBreakUpBatches() throws Exception {
        for (int i = 0; i < 12; i++) {
            LogFixture.append(
                    log,
                    new NewEvent(
                            "e" + i,
                            i % 2 == 0 ? "VEHICLE_STATE" : "VEHICLE_ERROR",
                            null,
                            null,
                            Instant.now(),
                            "t",
                            event("x").body()));
        }

        read("states", "startFrom=beginning&batchSize=3&eventTypes=VEHICLE_STATE", this::record);

        await().untilAsserted(() -> assertThat(delivered).containsExactly("e0", "e2", "e4", "e6", "e8", "e10"));
        assertThat(batches).containsExactly(3, 3);
        await().untilAsserted(() -> assertLedger("states", 6, 6, 0, 0));
    }

    @Test
    void oneBadEventInABatchFailsAlone() throws Exception {
        failing.add("event-3");
        append(10);

        read("batch", "startFrom=beginning&batchSize=10&maxAttempts=1", this::record);

        await().untilAsserted(() -> assertLedger("batch", 9, 0, 0, 1));
        assertThat(delivered).hasSize(9).doesNotContain("event-3");
    }

    @Test
    void aBatchThatIsRefusedIsHalvedUntilTheBadEventIsAlone() throws Exception {
        failing.add("event-21");
        append(32);

        read("batch", "startFrom=beginning&batchSize=32&maxAttempts=1", this::record);

        await().untilAsserted(() -> assertLedger("batch", 31, 0, 0, 1));
        assertThat(batches).containsExactly(16, 4, 1, 2, 8);
        assertThat(delivered)
                .containsExactlyElementsOf(
                        ids(32).stream().filter(id -> !id.equals("event-21")).toList());
    }

    @Test
    void aRouteMayReportWhichEventsOfABatchFailed() throws Exception {
        append(4);

        read("batch", "startFrom=beginning&batchSize=10&maxAttempts=5&retryDelay=60000", exchange -> {
            record(exchange);
            throw new PartialDeliveryException(Map.of(
                    "event-1", new IllegalStateException("later"), "event-2", new UndeliverableException("never")));
        });

        await().untilAsserted(() -> assertLedger("batch", 2, 0, 1, 1));
        assertThat(batches).containsExactly(4);
    }
}
