package io.signalpost.eventlog;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import io.signalpost.eventlog.delivery.DestinationStatus;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.testing.Examples;
import org.springframework.util.unit.DataSize;

/** What the tests of this package share: a log in a folder, events to append, a clock that the test sets. */
public final class LogFixture {

    private LogFixture() {}

    public static EventLogProperties properties(LogDatabase database) {
        return properties(database.url());
    }

    public static EventLogProperties properties(String url) {
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

    public static String url(Path folder) {
        return "jdbc:sqlite:" + folder.resolve("event-log.db");
    }

    public static EventLog open(EventLogProperties properties, Clock clock) throws Exception {
        return new EventLog(properties, clock);
    }

    public static NewEvent event(String id) {
        return event(id, Instant.now());
    }

    public static NewEvent event(String id, Instant receivedAt) {
        return new NewEvent(
                id,
                "VEHICLE_STATE",
                "vehicle-1",
                "LIVE",
                receivedAt,
                "default",
                Examples.body("vehicle-state-first-delivery.json"));
    }

    public static Appended append(EventLog log, NewEvent event) throws Exception {
        return log.append(event).get(10, TimeUnit.SECONDS);
    }

    public static DestinationStatus status(EventLog log, String name) {
        return log.destinations().find(name).orElseThrow();
    }

    /** A clock that stands still until it is set. */
    public static final class SetClock extends Clock {
        private volatile Instant now;

        public SetClock(Instant now) {
            this.now = now;
        }

        public void set(Instant now) {
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
