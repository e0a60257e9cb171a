package io.signalpost.eventlog.passed;

import java.util.Collection;
import java.util.Map;

import io.signalpost.eventlog.store.EventLogUnavailableException;

/** What one destination has passed last. Thread-safe. */
public interface PassedValues {

    /**
     * What is known of these.
     *
     * @throws EventLogUnavailableException when it is not known, or could not be kept afterwards
     */
    Known find(Collection<PassedKey> keys) throws EventLogUnavailableException;

    /**
     * Keeps what was passed, and returns when it is on disk.
     *
     * @param rewinds how often the destination had been rewound when it was decided what to pass: when it was once more
     *                meanwhile, nothing is kept
     */
    void keep(long rewinds, Map<PassedKey, Passed> passed) throws EventLogUnavailableException;

    /** @param rewinds how often the destination has been rewound */
    record Known(long rewinds, Map<PassedKey, Passed> values) {}

    /** The same to look at; what is to be kept is not. */
    default PassedValues unchanged() {
        PassedValues these = this;
        return new PassedValues() {
            @Override
            public Known find(Collection<PassedKey> keys) throws EventLogUnavailableException {
                return these.find(keys);
            }

            @Override
            public void keep(long rewinds, Map<PassedKey, Passed> passed) {
                // for an event that is delivered out of its turn
            }
        };
    }
}
