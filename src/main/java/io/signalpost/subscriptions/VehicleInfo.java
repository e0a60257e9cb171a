package io.signalpost.subscriptions;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kind of vehicle it is. Each part is null when Smartcar does not tell. */
public record VehicleInfo(String make, String model, Integer year) {

    public static final VehicleInfo UNKNOWN = new VehicleInfo(null, null, null);

    /** For instance {@code KIA EV6 2023}; empty when nothing is known. */
    public String description() {
        return Stream.of(make, model, year)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
