package io.signalpost.catalog;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One signal a webhook can be asked for.
 *
 * @param code        lower-case key, for instance {@code odometer-traveleddistance}
 * @param group       for instance {@code Odometer}
 * @param name        for instance {@code TraveledDistance}
 * @param permission  what the owner has to grant; null when Smartcar does not say
 * @param unit        unit of the numbers in deliveries of a metric webhook; null when there is none
 * @param attribute   true when it never changes, so that it is pointless as a trigger
 * @param exampleBody a body in the shape that Smartcar sends
 */
public record SignalDefinition(
        String code,
        String group,
        String name,
        String description,
        String permission,
        String unit,
        boolean attribute,
        JsonNode exampleBody) {

    /** A webhook can be set to imperial units, so where these are expected another unit may be meant. */
    private static final Set<String> METRIC = Set.of("km", "km/h", "kph", "celsius", "liters", "bar");

    /** {@code Group.Name}, the other way Smartcar refers to a signal. */
    public String qualifiedName() {
        return group + "." + name;
    }

    /** The unit when it is the same for every webhook; null when it depends on the webhook's unit system or there is none. */
    public String fixedUnit() {
        return unit == null || METRIC.contains(unit) ? null : unit;
    }
}
