package io.signalpost.destination.vehicle;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What a signal said at a time.
 *
 * @param at    the maker's time of the value
 * @param value a number, text or truth value; of a signal that has several, the List of them or a Map
 */
public record PastReading(
        Instant at, Object value, @JsonIgnore String unit) {

    /** The same with another value. */
    public PastReading with(Object other) {
        return new PastReading(at, other, unit);
    }
}
