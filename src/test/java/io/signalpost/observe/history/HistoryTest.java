package io.signalpost.observe.history;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.LogFixture.SetClock;
import io.signalpost.observe.Inquiries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryTest {

    private static final Instant START = Instant.parse("2026-11-28T08:00:30Z");

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock(START);

    @Test
    void aRestartDoesNotEmptyItAndIsNoNought() throws Exception {
        try (EventLog before = open()) {
            history(before).record();
            LogFixture.append(before, LogFixture.event("one"));
            clock.set(START.plusSeconds(60));
            history(before).record();
            LogFixture.append(before, LogFixture.event("two"));
        }
        clock.set(START.plus(Duration.ofMinutes(11)));
        try (EventLog after = open()) {
            LogFixture.append(after, LogFixture.event("three"));

            HistoryView view = HistoryView.of(Range.HOUR, history(after).look(Range.HOUR), null);

            assertThat(view.received().total()).isEqualTo(3);
            assertThat(view.received().since()).isEqualTo(START);
            assertThat(view.received().points())
                    .containsExactly(
                            new HistoryView.Point(START.plusSeconds(60), 60, 1),
                            new HistoryView.Point(START.plus(Duration.ofMinutes(11)), 600, 2));
        }
    }

    @Test
    void beforeItBeganNothingIsKnown() throws Exception {
        try (EventLog log = open()) {
            HistoryView view = HistoryView.of(Range.WEEK, history(log).look(Range.WEEK), null);

            assertThat(view.received().total()).isNull();
            assertThat(view.received().since()).isNull();
            assertThat(view.received().points()).isEmpty();
        }
    }

    private EventLog open() throws Exception {
        return LogFixture.open(LogFixture.properties(LogFixture.url(folder)), clock);
    }

    private History history(EventLog log) {
        return new History(log.store(), new Inquiries(log), clock);
    }
}
