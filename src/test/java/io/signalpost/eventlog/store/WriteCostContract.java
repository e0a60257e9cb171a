package io.signalpost.eventlog.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.signalpost.eventlog.LogFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a group of events asks of the database. The bounds are several times what is asked today: they are there to notice
 * when events no longer share what they shared. No time is measured.
 */
abstract class WriteCostContract {

    /** A few of the writer's largest groups. */
    static final int EVENTS = 2_000;

    private CountedDatabase counted;
    private GroupCommit writer;
    private final AtomicInteger told = new AtomicInteger();

    abstract String url();

    @BeforeEach
    void open() {
        counted = new CountedDatabase(LogFixture.properties(url()));
        writer = new GroupCommit(counted.database(), EVENTS, Duration.ofMinutes(1), told::addAndGet);
        append("first").join(); // has the connection opened and the statements prepared
    }

    @AfterEach
    void close() {
        writer.close();
        counted.database().close();
    }

    GroupCommit writer() {
        return writer;
    }

    private CompletableFuture<Appended> append(String id) {
        return writer.offer(new PendingAppend(event(id), BodyCompression.ZSTD));
    }

    /** Has so many events written that have all come while the writer was busy. */
    void appendTogether(int events) throws InterruptedException {
        List<CompletableFuture<Appended>> appends;
        try (var held = new HeldWriter(writer)) {
            appends = IntStream.range(0, events)
                    .mapToObj(i -> append("event-" + i))
                    .toList();
            counted.reset();
        }
        assertThat(appends).extracting(CompletableFuture::join).containsOnly(Appended.NEW);
    }

    @Test
    void eventsThatWaitShareATransactionAndItsStatements() throws Exception {
        appendTogether(EVENTS);

        assertThat(told).as("new events that readers were told of").hasValue(1 + EVENTS);
        assertThat(counted.transactions()).as("transactions").isBetween(1, EVENTS / 100);
        assertThat(counted.executions()).as("executions of statements").isBetween(1, EVENTS / 25);
        assertThat(counted.batchRows()).as("rows of batches").isLessThan(2 * EVENTS);
        assertThat(counted.prepared()).as("statements prepared anew").isLessThan(10);
    }

    @Test
    void anEventThatComesAloneAsksForAFewStatements() {
        counted.reset();

        append("alone").join();

        assertThat(counted.transactions()).as("transactions").isEqualTo(1);
        assertThat(counted.executions()).as("executions of statements").isBetween(1, 6);
        assertThat(counted.batchRows()).as("rows of batches").isLessThan(2);
        assertThat(counted.prepared()).as("statements prepared anew").isLessThan(3);
    }
}
