package io.signalpost.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In which order events have come in at the business system. */
record ArrivalOrder(BusinessSystem recipient, Ledger ledger) {

    /** How many came in beyond the first of each. */
    int copies() {
        List<String> arrived = List.copyOf(recipient.arrived());
        return arrived.size() - new HashSet<>(arrived).size();
    }

    Set<String> arrived() {
        return Set.copyOf(recipient.arrived());
    }

    /** Those of these events that are for it, by vehicle, in the order in which they are given. */
    Map<String, List<String>> wanted(List<String> events) {
        return byVehicle(
                events.stream().filter(id -> recipient.wants(ledger.sent().get(id))));
    }

    /** Those of these events that have come in, by vehicle, in the order in which they first came. */
    Map<String, List<String>> firstArrivals(List<String> events) {
        return byVehicle(recipient.arrived().stream().distinct().filter(Set.copyOf(events)::contains));
    }

    private Map<String, List<String>> byVehicle(Stream<String> ids) {
        return ids.collect(Collectors.groupingBy(id -> ledger.sent().get(id).vehicle()));
    }
}
