package io.signalpost.simulator.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.simulator.vehicle.Reading;

/**
 * Bodies in imperial units. A body says its unit once, for all numbers in it that are measured. Which units change, and
 * to which words, Smartcar's pages leave open; gallons are those of the United States.
 */
final class Imperial {

    private record Unit(String name, BigDecimal factor, BigDecimal zero) {

        Unit(String name, String factor) {
            this(name, new BigDecimal(factor), BigDecimal.ZERO);
        }
    }

    private static final Unit MPH = new Unit("mph", "0.621371");
    private static final Map<String, Unit> UNITS = Map.of(
            "km", new Unit("miles", "0.621371"),
            "km/h", MPH,
            "kph", MPH,
            "celsius", new Unit("fahrenheit", new BigDecimal("1.8"), new BigDecimal("32")),
            "bar", new Unit("psi", "14.50377"),
            "liters", new Unit("gallons", "0.264172"));

    private static final Set<String> MEASURED = Set.of("value", "tirePressure");
    private static final int DECIMALS = 1;

    private Imperial() {}

    /** The body of a successful reading; it is not to be changed. */
    static JsonNode body(Reading reading, UnitSystem units) {
        JsonNode body = reading.body();
        Unit unit = UNITS.get(body.path("unit").asText());
        if (units == UnitSystem.METRIC || unit == null) {
            return body;
        }
        ObjectNode converted = body.deepCopy();
        convert(converted, unit);
        return converted.put("unit", unit.name());
    }

    private static void convert(JsonNode node, Unit unit) {
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(member -> MEASURED.contains(member.getKey()))
                    .filter(member -> member.getValue().isNumber())
                    .forEach(member -> member.setValue(convert(member.getValue().decimalValue(), unit)));
        }
        if (node.isContainerNode()) {
            node.forEach(child -> convert(child, unit));
        }
    }

    private static JsonNode convert(BigDecimal metric, Unit unit) {
        return DecimalNode.valueOf(
                metric.multiply(unit.factor()).add(unit.zero()).setScale(DECIMALS, RoundingMode.HALF_UP));
    }
}
