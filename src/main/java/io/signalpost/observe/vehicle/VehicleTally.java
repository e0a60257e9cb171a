package io.signalpost.observe.vehicle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.signalpost.eventlog.delivery.Destinations;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.eventlog.ledger.Positions;
import io.signalpost.eventlog.store.LogEntry;

/** Counts the events of one vehicle, and which destination has got how many of them. */
final class VehicleTally {

    private static final String VIN = "vehicleidentification-vin";

    private final Destinations destinations;
    private final DestinationRoutes routes;
    private final List<DestinationStatus> status;
    private final Positions positions;
    private final Period all = new Period();
    private final Map<String, Period> got = new TreeMap<>();
    private final Map<String, Long> undelivered = new TreeMap<>();
    private final Map<String, Long> deadLetters = new TreeMap<>();
    private final Set<String> vins = new TreeSet<>();

    VehicleTally(Destinations destinations, DestinationRoutes routes) {
        this.destinations = destinations;
        this.routes = routes;
        this.status = destinations.all();
        this.positions = destinations.positions();
    }

    private static final class Period {

        private long events;
        private Instant first;
        private Instant last;

        void add(Instant time) {
            events++;
            first = first == null ? time : first;
            last = time;
        }
    }

    /** To be called in the order of the log. */
    void add(LogEntry entry) {
        all.add(entry.event().receivedAt());
        String vin = entry.event().signal(VIN).text();
        if (vin != null && !vin.isBlank()) {
            vins.add(vin);
        }
        Map<String, String> failed = destinations.failed(entry.seq());
        for (DestinationStatus destination : status) {
            String name = destination.name();
            if ("dead".equals(failed.get(name))) {
                deadLetters.merge(name, 1L, Long::sum);
            } else if (failed.containsKey(name)) {
                undelivered.merge(name, 1L, Long::sum);
            } else if (routes.wants(name, entry)) {
                if (positions.hasPassed(name, entry)) {
                    got.computeIfAbsent(name, first -> new Period())
                            .add(entry.event().receivedAt());
                } else {
                    undelivered.merge(name, 1L, Long::sum);
                }
            }
        }
    }

    /** Identification numbers that the events tell. */
    Set<String> vins() {
        return vins;
    }

    ErasureReport.Events events(long removed) {
        return new ErasureReport.Events(removed, all.first, all.last, undelivered, deadLetters);
    }

    long events() {
        return all.events;
    }

    /** @param but those whose rows are removed */
    List<ErasureReport.Recipient> recipients(Set<String> but) {
        List<ErasureReport.Recipient> recipients = new ArrayList<>();
        got.forEach((name, period) -> {
            if (!but.contains(name)) {
                recipients.add(new ErasureReport.Recipient(
                        name, routes.sendsTo(name), period.events, period.first, period.last));
            }
        });
        return recipients;
    }
}
