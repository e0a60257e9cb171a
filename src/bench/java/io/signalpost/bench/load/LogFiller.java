package io.signalpost.bench.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.BodyCompression;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.eventlog.store.NewEvent;
import org.springframework.util.unit.DataSize;

/** Fills a log with events before a server has it open, as quickly as the log takes them. */
public final class LogFiller {

    private static final int UNDER_WAY = 4_000;
    private static final Duration PATIENT = Duration.ofMinutes(5);

    private LogFiller() {}

    /**
     * @param url          of the log, which need not be there yet
     * @param destinations become known to it, paused, before the first of the events
     */
    public static void fill(String url, long events, BodySize size, List<String> destinations) throws Exception {
        EventTemplate template = EventTemplate.of(size);
        long first = EventTemplate.numbers(events);
        Queue<CompletableFuture<Appended>> appends = new ArrayDeque<>();
        try (EventLog log = open(url)) {
            for (String destination : destinations) {
                log.destinations().attach(destination, Instant.EPOCH, "").close();
                log.destinations().pause(destination);
            }
            for (long number = first; number < first + events; number++) {
                appends.add(log.append(event(template, number)));
                if (appends.size() > UNDER_WAY) {
                    appends.remove().join();
                }
            }
            appends.forEach(CompletableFuture::join);
        }
    }

    /** Brings its index of vehicles and users up to date. */
    public static void index(String url) throws Exception {
        try (EventLog log = open(url)) {
            long indexed;
            do {
                indexed = log.index();
            } while (indexed > 0);
        }
    }

    private static NewEvent event(EventTemplate template, long number) {
        Instant now = Instant.now();
        byte[] body = template.event(number, now.toEpochMilli());
        return new NewEvent(
                EventTemplate.id(number), "VEHICLE_STATE", EventTemplate.vehicle(number), "LIVE", now, "default", body);
    }

    /** A log that keeps what it gets, and waits for a slow disk. */
    public static EventLog open(String url) throws Exception {
        EventLogProperties properties = new EventLogProperties(
                url,
                Duration.ofDays(7),
                DataSize.ofGigabytes(1_000),
                PATIENT,
                10_000,
                PATIENT,
                BodyCompression.ZSTD,
                1_000,
                null,
                null);
        return new EventLog(properties, Clock.systemUTC());
    }
}
