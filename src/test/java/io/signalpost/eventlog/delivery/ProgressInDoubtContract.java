package io.signalpost.eventlog.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.eventlog.ledger.Progress;
import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Stretch;
import io.signalpost.eventlog.store.UnansweredDatabase;
import io.signalpost.eventlog.window.Order;
import io.signalpost.eventlog.window.Window;
import io.signalpost.eventlog.window.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

/** Progress that was written when the connection broke, so that nobody knows whether it is on disk. */
abstract class ProgressInDoubtContract {

    private static final int EVENTS = 10;

    private UnansweredDatabase database;
    private Store store;
    private Destinations destinations;
    private DestinationReader reader;
    private Window window;
    private ProgressWriter writer;

    abstract String url();

    @BeforeEach
    void readsAllEventsOfALog() throws Exception {
        var properties = LogFixture.properties(url());
        database = new UnansweredDatabase(properties);
        store = database.store(properties);
        destinations = new Destinations(store, Clock.systemUTC());
        reader = destinations.attach("reader", Instant.EPOCH, "");
        for (int i = 1; i <= EVENTS; i++) {
            store.append(event("event-" + i)).join();
        }
        reader.goBy(reader.look());
        reader.acquire(Partition.ALL);
        begin();
    }

    @AfterEach
    void close() {
        reader.close();
        store.close();
    }

    private void begin() throws Exception {
        window = new Window(Order.NONE);
        writer = new ProgressWriter("reader", reader, window, Clock.systemUTC(), window::drop, () -> {});
        reader.owned().forEach(row -> window.add(row.partition(), row.position(), row.done()));
        Window.Gap gap = window.gap(Long.MAX_VALUE);
        Stretch stretch = reader.read(gap, EVENTS, Long.MAX_VALUE, null);
        window.read(gap, stretch, Collections.nCopies(stretch.entries().size(), true));
    }

    @Test
    void isCountedOnceWhenItWasWritten() throws Exception {
        // Given
        deliver(3);
        fail(1);
        database.loseAnswers(1);
        assertThat(writer.write()).isFalse();

        // When
        deliver(2);
        fail(1);
        assertThat(writer.write()).isTrue();

        // Then
        assertThat(status().delivered()).isEqualTo(5);
        assertThat(status().retrying()).isEqualTo(2);
        assertThat(status().pending()).isEqualTo(EVENTS - 7);
    }

    @Test
    void isWrittenWhenItWasNot() throws Exception {
        deliver(3);
        fail(1);
        database.loseCommits(1);
        assertThat(writer.write()).isFalse();

        deliver(2);
        assertThat(writer.write()).isTrue();

        assertThat(status().delivered()).isEqualTo(5);
        assertThat(status().retrying()).isEqualTo(1);
        assertThat(status().pending()).isEqualTo(EVENTS - 6);
    }

    @Test
    void staysInDoubtWhileTheLogCannotBeAsked() throws Exception {
        deliver(3);
        database.loseAnswers(1);
        assertThat(writer.write()).isFalse();
        database.loseCommits(2);
        assertThat(writer.write()).isFalse();
        assertThat(writer.write()).isFalse();

        assertThat(writer.write()).isTrue();

        assertThat(status().delivered()).isEqualTo(3);
        assertThat(status().pending()).isEqualTo(EVENTS - 3);
    }

    @Test
    void ofAnEventThatHadFailedIsCountedOnceToo() throws Exception {
        // Given
        fail(1);
        assertThat(writer.write()).isTrue();
        window.due(reader.due(Partition.ALL, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2, 10));
        List<Work> again = window.take(1, false);
        assertThat(again).singleElement().matches(Work::isAgain);
        again.get(0).delivered(0, 1, null);
        window.finish(again, 1, 0);

        // When
        database.loseAnswers(1);
        assertThat(writer.write()).isFalse();
        assertThat(writer.write()).isTrue();

        // Then
        assertThat(status().delivered()).isEqualTo(1);
        assertThat(status().retrying()).isZero();
        assertThat(status().pending()).isEqualTo(EVENTS - 1);
    }

    @Test
    void isForgottenWithPartitionsThatWereBegunAnew() throws Exception {
        // Given
        deliver(3);
        database.loseCommits(1);
        assertThat(writer.write()).isFalse();

        // When the partitions are taken from it and come back
        window.drop(Partition.ALL);
        reader.owned().forEach(row -> window.add(row.partition(), row.position(), row.done()));
        assertThat(writer.write()).isTrue();

        // Then
        assertThat(status().delivered()).isZero();
        assertThat(status().pending()).isEqualTo(EVENTS);
    }

    private void deliver(int events) {
        for (Work work : take(events)) {
            work.delivered(0, 1, null);
            window.finish(List.of(work), 1, 0);
        }
    }

    private void fail(int events) {
        for (Work work : take(events)) {
            work.failed(new Progress.Failure(
                    work.seq(), 1, System.currentTimeMillis() + 60_000, "java.io.IOException", "refused", 1, 1));
            window.finish(List.of(work), 1, 0);
        }
    }

    private List<Work> take(int events) {
        return Stream.generate(() -> window.take(1, true).get(0)).limit(events).toList();
    }

    private DestinationStatus status() {
        return destinations.find("reader").orElseThrow();
    }
}
