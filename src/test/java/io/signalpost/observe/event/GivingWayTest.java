package io.signalpost.observe.event;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.delivery.FloodedLooking;
import io.signalpost.eventlog.delivery.Looking;
import io.signalpost.eventlog.store.Statements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever waits for acceptance must not hold it up: SQLite's write-ahead log begins anew only when nobody reads from it. */
class GivingWayTest {

    private static final int EVENTS = 3;

    @TempDir
    private Path folder;

    private EventLog log;
    private Statements statements;
    private final List<Boolean> rests = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        log = LogFixture.open(LogFixture.properties(LogFixture.url(folder)), Clock.systemUTC());
        for (int i = 1; i <= EVENTS; i++) {
            LogFixture.append(log, LogFixture.event("event-" + i));
        }
        statements = log.store().reader();
    }

    @AfterEach
    void close() {
        statements.close();
        log.close();
    }

    /** Events come in, and the write-ahead log is emptied, which a reader would not let happen. */
    private void accept() {
        try {
            LogFixture.append(log, LogFixture.event("while-it-waits-" + rests.size()));
            rests.add(log.store().clearRemains());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static EventRequest request() {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.add("type", "VEHICLE_STATE");
        return EventRequest.of(parameters);
    }

    @Test
    void aSearchHasNothingOpenWhileItGivesWay() throws Exception {
        List<Long> found = new ArrayList<>();

        try (Looking looking = FloodedLooking.with(this::accept)) {
            new Scan(log.store().events(), statements, request())
                    .run(one -> found.add(one.entry().seq()), looking);
        }

        assertThat(rests).hasSizeGreaterThanOrEqualTo(EVENTS).doesNotContain(false);
        assertThat(found).as("each once, the newest first").containsExactly(3L, 2L, 1L);
    }

    @Test
    void whoReadsOnHasNothingOpenWhileHeGivesWay() throws Exception {
        List<EventSearch.Found> found;

        try (Looking looking = FloodedLooking.with(this::accept)) {
            found = EventReading.next(
                            log.store().events(), statements, looking, request(), new EventReading.Range(1, EVENTS + 1))
                    .events();
        }

        assertThat(rests).hasSizeGreaterThanOrEqualTo(EVENTS).doesNotContain(false);
        assertThat(found).extracting(one -> one.entry().seq()).containsExactly(1L, 2L, 3L);
    }
}
