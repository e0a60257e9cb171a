package io.signalpost.destination.fault;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.signalpost.destination.sql.SqlValue;
import io.signalpost.event.Recency;
import io.signalpost.event.VehicleFault;

/**
 * For which signals faults hold. A fault of one type and code may come for one signal after another and be resolved for
 * one after another; it is over when none is left.
 */
final class FaultLedger {

    /** Stands for all signals: what a fault without signals concerns. */
    static final String WHOLE = "";

    /**
     * What makes a fault another one.
     *
     * @param subject the vehicle, or whatever stands for it
     * @param code    empty where Smartcar sends none
     */
    record Key(String subject, String type, String code) {

        static Key of(String subject, VehicleFault fault) {
            return new Key(
                    subject,
                    SqlValue.text(fault.type() == null ? "" : fault.type()),
                    SqlValue.text(fault.code() == null ? "" : fault.code()));
        }
    }

    /**
     * What is known of one signal of a fault.
     *
     * @param openedAt null when resolved
     * @param news     that told it
     */
    record Entry(String state, Instant openedAt, Recency news) {

        boolean isOpen() {
            return openedAt != null;
        }
    }

    private final Map<Key, SortedMap<String, Entry>> faults = new HashMap<>();

    void put(Key key, String signal, Entry entry) {
        faults.computeIfAbsent(key, fault -> new TreeMap<>()).put(signal, entry);
    }

    /** Enters what an event says of a fault; returns what that changed, which is nothing when it came late. */
    SortedMap<String, Entry> apply(Key key, VehicleFault fault, Recency news) {
        SortedMap<String, Entry> known = faults.computeIfAbsent(key, unknown -> new TreeMap<>());
        SortedMap<String, Entry> changed = new TreeMap<>();
        for (String signal : concerned(fault, known.keySet())) {
            Entry before = known.getOrDefault(signal, known.get(WHOLE));
            if (before == null || news.supersedes(before.news())) {
                Instant openedAt = before != null && before.isOpen() ? before.openedAt() : news.time();
                changed.put(signal, new Entry(SqlValue.text(fault.state()), fault.resolved() ? null : openedAt, news));
            }
        }
        known.putAll(changed);
        return changed;
    }

    /** The signals a fault holds for; with {@link #WHOLE} among them, all. */
    SortedMap<String, Entry> open(Key key) {
        SortedMap<String, Entry> open = new TreeMap<>(faults.get(key));
        open.values().removeIf(entry -> !entry.isOpen());
        return open;
    }

    /** Who resolves all resolves each; and what is resolved for one signal does not hold for all. */
    private static Set<String> concerned(VehicleFault fault, Set<String> known) {
        Set<String> signals = new TreeSet<>();
        fault.signals().forEach(signal -> signals.add(SqlValue.text(signal)));
        if (signals.isEmpty()) {
            signals.add(WHOLE);
            signals.addAll(fault.resolved() ? known : Set.of());
        } else if (fault.resolved() && known.contains(WHOLE)) {
            signals.add(WHOLE);
        }
        return signals;
    }
}
