package io.signalpost.eventlog.window;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.ledger.Progress;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Stretch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WindowTest {

    private static final long ENOUGH = 1 << 20;

    private Window window = new Window(Order.VEHICLE);

    private static LogEntry event(long seq, int partition, String vehicle) {
        return new LogEntry(
                seq,
                partition,
                "VEHICLE_STATE",
                "LIVE",
                vehicle,
                0,
                false,
                new VehicleEvent("event-" + seq, Instant.EPOCH, new byte[0], seq));
    }

    private void read(LogEntry... entries) {
        window.read(window.gap(ENOUGH), Stretch.of(List.of(entries), 0), Collections.nCopies(entries.length, true));
    }

    private void finish(List<Work> batch, boolean delivered) {
        if (delivered) {
            batch.forEach(work -> work.delivered(0, 1, null));
        }
        window.finish(batch, 1, 0);
    }

    private static List<Long> seqs(List<Work> batch) {
        return batch.stream().map(Work::seq).toList();
    }

    private Progress.InPartition progress(int partition) {
        return window.takeProgress(true, null).partitions().stream()
                .filter(each -> each.partition() == partition)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneEventOfAVehicleIsOutAtATimeAndTheOldestOfTheOthersFirst() {
        window.add(1, 0, null);
        read(event(1, 1, "a"), event(2, 1, "a"), event(3, 1, "b"));

        List<Work> first = window.take(1, false);
        List<Work> second = window.take(1, false);

        assertThat(seqs(first)).containsExactly(1L);
        assertThat(seqs(second)).containsExactly(3L);
        assertThat(window.take(1, false)).isEmpty();
        finish(first, true);
        assertThat(seqs(window.take(1, false))).containsExactly(2L);
    }

    @Test
    void aBatchMayHoldSeveralOfAVehicleInOrder() {
        window.add(1, 0, null);
        read(event(1, 1, "a"), event(2, 1, "b"), event(3, 1, "a"), event(4, 1, "a"));

        assertThat(seqs(window.take(3, false))).containsExactly(1L, 2L, 3L);
        assertThat(window.take(3, false)).isEmpty();
    }

    @Test
    void whatWasNotTriedComesFirstAgain() {
        window.add(1, 0, null);
        read(event(1, 1, "a"), event(2, 1, "a"), event(3, 1, "a"));
        List<Work> batch = window.take(2, false);
        batch.get(0).delivered(0, 1, null);

        finish(batch, false);

        assertThat(seqs(window.take(3, false))).containsExactly(2L, 3L);
    }

    @Test
    void whatIsReplayedIsHandedOutTogetherButByItselfOnceItHasFailed() {
        window.add(1, 0, null);
        window.due(List.of(
                new Retry(event(1, 1, "a"), 0, 1, 7L),
                new Retry(event(2, 1, "a"), 0, 1, 7L),
                new Retry(event(3, 1, "b"), 2, 1, 7L),
                new Retry(event(4, 1, "c"), 0, 1, 7L)));

        List<Work> first = window.take(10, false);
        List<Work> second = window.take(10, false);

        assertThat(seqs(first)).containsExactly(1L, 2L, 4L);
        assertThat(first).allMatch(work -> work.entry().event().replayed());
        assertThat(seqs(second)).containsExactly(3L);
    }

    @Test
    void whatIsRefusedComesBeforeTheNextOfItsVehicle() {
        window.add(1, 0, null);
        window.due(List.of(new Retry(event(1, 1, "a"), 0, 1, 7L), new Retry(event(2, 1, "a"), 0, 1, 7L)));
        List<Work> refused = window.take(1, false);

        window.finish(refused, 1, 60_000);

        assertThat(seqs(refused)).containsExactly(1L);
        assertThat(window.take(1, false)).isEmpty();
    }

    @Test
    void thePositionWaitsForTheOldestAndKnowsWhatIsDoneBeyondIt() {
        window.add(1, 0, null);
        read(event(1, 1, "a"), event(2, 1, "b"), event(3, 1, "c"), event(5, 1, "d"));
        List<Work> first = window.take(1, false);
        window.take(1, false);
        finish(window.take(2, false), true);

        Progress.InPartition progress = progress(1);

        assertThat(progress.position()).isZero();
        assertThat(progress.done()).isEqualTo("3,5");
        assertThat(progress.passed()).isEqualTo(2);
        finish(first, true);
        progress = progress(1);
        assertThat(progress.position()).isEqualTo(1);
        assertThat(progress.done()).isEqualTo("2,4");
    }

    @Test
    void whatIsDoneBeyondAPositionIsNotHandedOutAgain() {
        window.add(1, 10, "2,4-5");

        read(LongStream.range(11, 17).mapToObj(seq -> event(seq, 1, null)).toArray(LogEntry[]::new));

        List<Work> batch = window.take(10, false);
        assertThat(seqs(batch)).containsExactly(11L, 13L, 16L);
        finish(batch, true);
        Progress.InPartition progress = progress(1);
        assertThat(progress.position()).isEqualTo(16);
        assertThat(progress.done()).isNull();
        assertThat(progress.passed()).as("for the first time").isEqualTo(3);
    }

    @Test
    void aPartitionWithoutEventsFollows() {
        window.add(1, 0, null);
        window.add(2, 0, null);
        read(event(1, 1, "a"));
        finish(window.take(1, false), true);

        Progress progress = window.takeProgress(true, null);

        assertThat(progress.following()).containsExactly(new Progress.Following(Partition.set(2), 1));
    }

    @Test
    void numbersThatAreNoEventsCountWithThePositionThatPassesThem() {
        window.add(2, 0, null);
        read(event(1, 2, "a"), event(3, 2, "b")); // it answers for number 2
        List<Work> first = window.take(1, false);
        finish(window.take(1, false), true);
        assertThat(progress(2).missing()).isZero();

        finish(first, true);

        Progress.InPartition progress = progress(2);
        assertThat(progress.missing()).isEqualTo(1);
        assertThat(progress.position()).isEqualTo(3);
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenWithTheNext() {
        window.add(1, 0, null);
        read(event(1, 1, "a"), event(2, 1, "a"));
        finish(window.take(1, false), true);
        Progress unwritten = window.takeProgress(false, null);
        finish(window.take(1, false), true);

        window.giveBack(unwritten);

        assertThat(progress(1).delivered()).isEqualTo(2);
    }

    @Test
    void aPartitionThatIsBehindIsReadUpToTheOthers() {
        window.add(1, 100, null);
        window.add(2, 40, null);
        window.add(3, 40, null);

        assertThat(window.gap(ENOUGH)).isEqualTo(new Window.Gap(Partition.set(2) | Partition.set(3), 40, 100));
    }

    @Test
    void ofAPartitionThatIsLeftNothingMoreIsHandedOut() {
        window.add(1, 0, null);
        window.add(2, 0, null);
        read(event(1, 1, "a"), event(2, 2, "b"), event(3, 1, "a"));
        List<Work> underWay = window.take(1, false);

        window.leave(Partition.set(1));

        assertThat(window.isUnderWay(Partition.set(1))).isTrue();
        assertThat(seqs(window.take(9, false))).containsExactly(2L);
        finish(underWay, true);
        assertThat(window.isUnderWay(Partition.set(1))).isFalse();
        assertThat(progress(1).position()).isEqualTo(2);
    }

    @Test
    void thereIsNoMoreReadThanFits() {
        window.add(1, 0, null);
        read(LongStream.rangeClosed(1, 2_000)
                .mapToObj(seq -> event(seq, 1, null))
                .toArray(LogEntry[]::new));

        assertThat(window.gap(ENOUGH)).isNull();
    }

    @Test
    void whatIsReadBehindAnEventThatHasFailedIsHeldWhetherItHadBeenReadOrNot() {
        window = new Window(Order.VEHICLE_STRICT);
        window.add(1, 0, null);
        read(event(1, 1, "a"), event(2, 1, "a"));
        List<Work> batch = window.take(1, false);
        batch.get(0).failed(new Progress.Failure(1, 1, 60_000L, "Refused", "no", 0, 1));

        finish(batch, false);
        read(event(3, 1, "a"));

        Progress.InPartition progress = progress(1);
        assertThat(progress.held()).containsExactly(2L, 3L);
        assertThat(progress.position()).isEqualTo(3);
        assertThat(window.isEmpty()).isTrue();
    }

    @Test
    void whatIsReadAfterAnEventHasFailedIsHeld() {
        window = new Window(Order.VEHICLE_STRICT);
        window.add(1, 0, null);
        read(event(1, 1, "a"));
        List<Work> batch = window.take(1, false);
        batch.get(0).failed(new Progress.Failure(1, 1, 60_000L, "Refused", "no", 0, 1));

        finish(batch, false);
        read(event(2, 1, "a"), event(3, 1, "a"));

        assertThat(progress(1).held()).containsExactly(2L, 3L);
        assertThat(window.isEmpty()).isTrue();
    }
}
