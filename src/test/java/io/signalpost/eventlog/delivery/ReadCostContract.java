package io.signalpost.eventlog.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.CountedDatabase;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

/** What a destination that reads asks of the database. The bounds are several times what is asked today. */
abstract class ReadCostContract {

    private static final int BATCH = 500;

    abstract String url();

    @Test
    void aDestinationReadsAndPassesABatchWithAFewStatements() throws Exception {
        var properties = LogFixture.properties(url());
        var counted = new CountedDatabase(properties);
        try (var store = counted.store(properties);
                var reader = new Destinations(store, Clock.systemUTC()).attach("reader", Instant.EPOCH, "")) {
            List<CompletableFuture<Appended>> appends = IntStream.range(0, 2 * BATCH)
                    .mapToObj(i -> store.append(event("event-" + i)))
                    .toList();
            appends.forEach(CompletableFuture::join);
            Passing.pass(reader, BATCH);
            counted.reset();

            int passed = Passing.pass(reader, BATCH);

            assertThat(passed).as("events passed").isEqualTo(BATCH);
            assertThat(counted.transactions()).as("transactions").isBetween(1, 5);
            assertThat(counted.executions()).as("executions of statements").isBetween(1, 20);
            assertThat(counted.batchRows()).as("rows of batches").isLessThan(20);
            assertThat(counted.prepared()).as("statements prepared anew").isLessThan(10);
        }
    }
}
