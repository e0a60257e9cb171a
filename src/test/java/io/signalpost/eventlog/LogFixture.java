package io.signalpost.eventlog;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import io.signalpost.testing.Examples;
import org.springframework.util.unit.DataSize;

/** What the tests of this package share: a log in a folder, events to append, a clock that the test sets. */
final class LogFixture {

    private LogFixture() {}

    static EventLogProperties properties(LogDatabase database) {
        return properties(database.url());
    }

    static EventLogProperties properties(String url) {
        return new EventLogProperties(
                url,
                Duration.ofDays(7),
                DataSize.ofGigabytes(10),
                Duration.ofSeconds(5),
                1_000,
                Duration.ofMinutes(1),
                null,
                null);
    }

    static String url(Path folder) {
        return "jdbc:sqlite:" + folder.resolve("event-log.db");
    }

    static EventLog open(EventLogProperties properties, Clock clock) throws Exception {
        return new EventLog(properties, clock);
    }

    static NewEvent event(String id) {
        return event(id, Instant.now());
    }

    static NewEvent event(String id, Instant receivedAt) {
        return new NewEvent(
                id,
                "VEHICLE_STATE",
                "vehicle-1",
                "LIVE",
                receivedAt,
                "default",
                Examples.body("vehicle-state-first-delivery.json"));
    }

    static Appended append(EventLog log, NewEvent event) throws Exception {
        return log.append(event).get(10, TimeUnit.SECONDS);
    }

    static DestinationStatus status(EventLog log, String name) {
        return log.destinations().find(name).orElseThrow();
    }

    /** A clock that stands still until it is set. */
    static final class SetClock extends Clock {
        private volatile Instant now;

        SetClock(Instant now) {
            this.now = now;
        }

        void set(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
