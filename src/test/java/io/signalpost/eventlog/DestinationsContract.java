package io.signalpost.eventlog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where a destination begins to read, and by which name. */
abstract class DestinationsContract extends OnAnyDatabase {

    private static final Instant START = Instant.parse("2026-03-16T08:40:00Z");

    @Test
    void aNewDestinationBeginsWhereItIsToldTo() throws Exception {
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            for (int i = 0; i < 10; i++) {
                append(log, event("event-" + i, START.plusSeconds(i)));
            }

            log.destinations().attach("beginning", Instant.EPOCH, "");
            log.destinations().attach("time", START.plusSeconds(7), "");
            log.destinations().attach("now", Instant.MAX, "");

            assertThat(status(log, "beginning").pending()).isEqualTo(10);
            assertThat(status(log, "time").pending()).isEqualTo(3);
            assertThat(status(log, "now").pending()).isZero();
        }
    }

    @Test
    void aDestinationIsAsOldAsTheLogSaysAlsoWhenTheClockWasAhead() throws Exception {
        var clock = new LogFixture.SetClock(START);
        try (EventLog log = open(properties(database), clock)) {
            append(log, event("ahead", START.plus(Duration.ofDays(3_650))));
            for (int i = 0; i < 9; i++) {
                append(log, event("event-" + i, START.plusSeconds(i)));
            }
            append(log, event("ahead again", START.plus(Duration.ofDays(3_650))));
            clock.set(START.plusSeconds(9));

            log.destinations().attach("beginning", Instant.EPOCH, "");
            log.destinations().attach("time", START.plusSeconds(7), "");

            assertThat(status(log, "beginning").oldestPendingAge()).isEqualTo(Duration.ZERO);
            assertThat(status(log, "beginning").oldestUndeliveredAge()).isEqualTo(Duration.ZERO);
            assertThat(status(log, "time").pending()).isEqualTo(3);
        }
    }

    @Test
    void twoRoutesCannotReadAsTheSameDestination() throws Exception {
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            log.destinations().attach("twice", Instant.EPOCH, "");

            assertThatThrownBy(() -> log.destinations().attach("twice", Instant.EPOCH, ""))
                    .hasMessageContaining("two routes read event-log:twice");
        }
    }

    @Test
    void anUnknownDestinationIsNamedInTheError() throws Exception {
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            assertThatThrownBy(() -> log.destinations().pause("nobody"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no destination 'nobody'");
        }
    }
}
