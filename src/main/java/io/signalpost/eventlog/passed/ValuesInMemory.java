package io.signalpost.eventlog.passed;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Of a destination that is only tried: empty at first, and gone afterwards. */
public final class ValuesInMemory implements PassedValues {

    private final Map<PassedKey, Passed> values = new HashMap<>();

    @Override
    public synchronized Known find(Collection<PassedKey> keys) {
        Map<PassedKey, Passed> found = new HashMap<>(values);
        found.keySet().retainAll(keys);
        return new Known(0, found);
    }

    @Override
    public synchronized void keep(long rewinds, Map<PassedKey, Passed> passed) {
        passed.forEach((key, value) -> values.compute(key, (same, known) -> value.replaces(known) ? value : known));
    }
}
