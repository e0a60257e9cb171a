package io.signalpost.eventlog.outage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers authentic events that the log could not take, within a number. Thread-safe; never blocks. */
final class RefusedEvents {

    private static final int CAPACITY = 10_000;

    private final Map<String, RefusedEvent> byId = new ConcurrentHashMap<>();

    void add(RefusedEvent event) {
        if (byId.size() < CAPACITY) {
            byId.putIfAbsent(event.eventId(), event);
        }
    }

    /** Those refused before a time. */
    List<RefusedEvent> before(Instant time, int limit) {
        return byId.values().stream()
                .filter(event -> event.refusedAt().isBefore(time))
                .limit(limit)
                .toList();
    }

    void remove(List<RefusedEvent> events) {
        events.forEach(event -> byId.remove(event.eventId()));
    }
}
