package io.signalpost.eventlog.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CheckpointTableTest {

    @TempDir
    private Path folder;

    private EventLog log;
    private Store store;

    @BeforeEach
    void open() throws Exception {
        log = LogFixture.open(LogFixture.properties(LogDatabase.sqlite(folder)), Clock.systemUTC());
        store = log.store();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void enter(Checkpoint checkpoint) throws Exception {
        store.write(statements -> {
            CheckpointTable.enter(statements, "one", checkpoint);
            return null;
        });
    }

    private static List<Success> successes(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(
                        seq -> new Success(seq, 50 * seq, seq % 7, seq % 3 == 0 ? "HTTP 200" : "message " + seq, null))
                .toList();
    }

    @Test
    void answersAreKeptOfTheLastTenThousandEvents() throws Exception {
        for (long each = 0; each < 25; each++) {
            enter(new Checkpoint(
                    each, Map.of(1, 1_000 * each), successes(1_000 * each, 1_000 * (each + 1)), List.of()));
        }

        assertThat(store.<Long>read(statements -> statements.number(0, "SELECT sum(answered) FROM checkpoint")))
                .isBetween(10_000L, 20_000L);
        assertThat(success(0)).isEmpty();
        assertThat(success(24_000)).contains(new Success(24_000, 1_200_000, 4, "HTTP 200", null));
        assertThat(success(24_001)).contains(new Success(24_001, 1_200_050, 5, "message 24001", null));
    }

    @Test
    void anEventHadPassedAtTheFirstCheckpointWhosePositionSaysSo() throws Exception {
        enter(new Checkpoint(10, Map.of(1, 5L, 11, 900L), List.of(), List.of()));
        enter(new Checkpoint(20, Map.of(1, 8L), List.of(), List.of()));

        assertThat(passedAt(1, 5)).hasValue(10);
        assertThat(passedAt(1, 6)).hasValue(20);
        assertThat(passedAt(1, 9)).isEmpty();
        assertThat(passedAt(2, 1)).isEmpty();
    }

    @Test
    void whatWasNotSentIsKnownForGood() throws Exception {
        enter(new Checkpoint(10, Map.of(1, 5L), List.of(), List.of(2L, 3L, 5L)));

        assertThat(LongStream.range(1, 7).filter(this::isNothingSent)).containsExactly(2L, 3L, 5L);
    }

    private Optional<Success> success(long seq) {
        return store.read(statements -> CheckpointTable.success(statements, "one", seq));
    }

    private OptionalLong passedAt(int partition, long seq) {
        return store.read(statements -> CheckpointTable.passedAt(statements, "one", partition, seq, 0));
    }

    private boolean isNothingSent(long seq) {
        return store.read(statements -> CheckpointTable.isNothingSent(statements, "one", seq, 0));
    }
}
