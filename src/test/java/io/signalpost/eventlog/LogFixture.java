package io.signalpost.eventlog;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.testing.Examples;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the tests of this package share: a log in a folder, events to append, a clock that the test sets. */
public final class LogFixture {

    private LogFixture() {}

    public static EventLogProperties properties(LogDatabase database, String... settings) {
        return properties(database.url(), settings);
    }

    /** @param settings {@code key=value} without {@code signalpost.event-log.}, for instance {@code max-size=1MB} */
    public static EventLogProperties properties(String url, String... settings) {
        Map<String, String> all = new TreeMap<>(Map.of("event-log.url", url, "event-log.queue-capacity", "1000"));
        for (String setting : settings) {
            String[] keyAndValue = setting.split("=", 2);
            all.put("event-log." + keyAndValue[0], keyAndValue[1]);
        }
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("event-log", EventLogProperties.class)
                .get();
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
