package io.signalpost.eventlog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.signalpost.eventlog.passed.Passed;
import io.signalpost.eventlog.passed.PassedKey;
import io.signalpost.eventlog.passed.PassedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static org.assertj.core.api.Assertions.assertThat;

/** What destinations have passed last is shared, found quickly, and bounded. */
abstract class LastPassedContract extends OnAnyDatabase {

    private static final String NAME = "passing";
    private static final PassedKey KEY = key("vehicle-1", "c");

    private EventLog log;

    @BeforeEach
    void attach() throws Exception {
        log = open(properties(database), Clock.systemUTC());
        log.destinations().attach(NAME, Instant.EPOCH, "").close();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void reopen(String property, Clock clock) throws Exception {
        log.close();
        log = open(properties(database, property), clock);
    }

    private static PassedKey key(String vehicle, String code) {
        return new PassedKey("f", vehicle, code);
    }

    private static Passed value(long seq) {
        return new Passed("1", 1, seq, false);
    }

    private static PassedValues values(EventLog log) {
        return log.lastPassed().of(NAME);
    }

    private void keep(String vehicle, long seq) throws Exception {
        values(log).keep(0, Map.of(key(vehicle, "c"), value(seq)));
    }

    private Map<PassedKey, Passed> keepMany(int count, IntFunction<PassedKey> key, IntFunction<Passed> value)
            throws Exception {
        Map<PassedKey, Passed> kept =
                IntStream.range(0, count).boxed().collect(Collectors.toMap(key::apply, value::apply));
        values(log).keep(0, kept);
        return kept;
    }

    private List<String> vehicles() {
        return database.column("last_passed", "vehicle_id", String.class);
    }

    @Test
    void nodesThatShareTheLogGoByTheSame() throws Exception {
        try (EventLog other = database.url().contains("sqlite") ? null : open(properties(database), log.clock())) {
            keep("vehicle-1", 1);

            assertThat(values(other == null ? log : other).find(List.of(KEY)).values())
                    .containsEntry(KEY, value(1));
        }
    }

    /** More than are asked for by one statement. */
    @Test
    void manyAreFoundAtOnce() throws Exception {
        Map<PassedKey, Passed> kept = keepMany(
                250,
                i -> new PassedKey("f" + i % 2, "vehicle-" + i % 100, "code-" + i),
                i -> new Passed(i % 3 == 0 ? null : "" + i, i, i + 1, false));
        List<PassedKey> asked = new ArrayList<>(kept.keySet());
        asked.add(new PassedKey("f0", "vehicle-1", "code-0"));

        assertThat(values(log).find(asked).values()).isEqualTo(kept);
        assertThat(values(log).find(asked.subList(0, 1)).values()).hasSize(1);
    }

    /** Those that have stood still longest, in more than one transaction. */
    @Test
    void whatIsTooManyGoesByItsAge() throws Exception {
        Instant noon = Instant.parse("2026-03-16T12:00:00Z");
        var clock = new LogFixture.SetClock(noon);
        reopen("last-values=2", clock);
        keep("moved", 1);
        keepMany(1_500, i -> key("old", "code-" + i), i -> value(1));
        clock.set(noon.plusSeconds(1));
        keep("moved", 2);
        keep("fresh", 1);

        log.prune();

        assertThat(vehicles()).containsExactlyInAnyOrder("moved", "fresh");
    }

    @Test
    void whoeverLooksIntoTheLogHoldsNoDeliveryUp() {
        log.store().read(looking -> {
            var delivering =
                    new FutureTask<>(() -> values(log).find(List.of(KEY)).values());
            new Thread(delivering).start();
            assertThat(delivering).succeedsWithin(Duration.ofSeconds(10));
            return null;
        });
    }

    @Test
    void aVehicleIsForgotten() throws Exception {
        keep("vehicle-1", 1);
        keep("vehicle-2", 1);

        assertThat(log.lastPassed().erase("vehicle-1")).isEqualTo(1);

        assertThat(vehicles()).containsExactly("vehicle-2");
    }

    @Test
    void theNumberOfValuesIsBounded() throws Exception {
        reopen("last-values=1", Clock.systemUTC());
        keep("one", 1);
        keep("two", 1);

        log.prune();

        assertThat(vehicles()).hasSize(1);
    }
}
