package io.signalpost.eventlog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.signalpost.eventlog.delivery.Answer;
import io.signalpost.eventlog.ledger.Success;

/** Which events of one delivery filters hold back, and for the sake of which others. */
final class HeldBack {

    private final Set<String> passing = new LinkedHashSet<>();
    /** With the one of the same delivery for whose sake they are; itself for none. */
    private final Map<String, String> events = new LinkedHashMap<>();

    private final Set<String> reasons = new LinkedHashSet<>();

    void pass(String event) {
        passing.add(event);
    }

    void add(String event, String forTheSakeOf, String why) {
        events.put(event, forTheSakeOf);
        reasons.add(why);
    }

    List<String> reasons() {
        return List.copyOf(reasons);
    }

    /** What the destination has said, with what it was never asked. */
    Answer addTo(Answer answer) {
        if (answer.toAll() != null || events.isEmpty()) {
            return answer;
        }
        Map<String, String> toEvent = new HashMap<>(answer.toEvent());
        events.keySet().stream()
                .filter(event -> !passing.contains(event))
                .forEach(event -> toEvent.putIfAbsent(event, Success.NOTHING_SENT));
        return new Answer(null, toEvent);
    }

    /** What has failed, with what was held back for its sake. */
    Map<String, Throwable> addTo(Map<String, Throwable> failures) {
        Map<String, Throwable> all = new HashMap<>(failures);
        events.forEach((event, forTheSakeOf) -> {
            if (all.containsKey(forTheSakeOf)) {
                all.putIfAbsent(event, all.get(forTheSakeOf));
            }
        });
        return all;
    }
}
