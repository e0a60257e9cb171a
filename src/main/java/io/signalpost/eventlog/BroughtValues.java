package io.signalpost.eventlog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.signalpost.eventlog.passed.Passed;
import io.signalpost.eventlog.passed.PassedKey;

/** What the events of one delivery have brought: when the event of the latest fails, what came before it has still arrived. */
final class BroughtValues {

    /** A value, and the event that has brought it. */
    record Brought(Passed value, String event) {}

    /** The latest last. */
    private final Map<PassedKey, List<Brought>> values = new LinkedHashMap<>();

    void add(PassedKey key, Passed value, String event) {
        List<Brought> ofKey = values.computeIfAbsent(key, first -> new ArrayList<>());
        int place = ofKey.size();
        while (place > 0 && !value.replaces(ofKey.get(place - 1).value())) {
            place--;
        }
        ofKey.add(place, new Brought(value, event));
    }

    /** Null when there is none. */
    Brought latest(PassedKey key) {
        List<Brought> ofKey = values.getOrDefault(key, List.of());
        return ofKey.isEmpty() ? null : ofKey.get(ofKey.size() - 1);
    }

    /** The latest of each, as if these events had not been. */
    Map<PassedKey, Passed> without(Set<String> failed) {
        Map<PassedKey, Passed> latest = new LinkedHashMap<>();
        values.forEach((key, ofKey) -> ofKey.stream()
                .filter(brought -> !failed.contains(brought.event()))
                .forEach(brought -> latest.put(key, brought.value())));
        return latest;
    }
}
