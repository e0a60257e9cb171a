package io.signalpost.eventlog.window;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** In which order a destination gets its events. */
public enum Order {
    /** Any: several events of a vehicle may be under way at once. */
    NONE,
    /** Those of a vehicle in the order they were received, but one that fails by itself is overtaken. */
    VEHICLE,
    /** Those of a vehicle in the order they were received: behind one that fails the others are held. */
    VEHICLE_STRICT;

    /** As parameters and settings write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException which says what is expected */
    public static Order of(String word) {
        return Arrays.stream(values())
                .filter(order -> order.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no order: write one of "
                        + Arrays.stream(values()).map(Order::toString).collect(Collectors.joining(", "))));
    }
}
