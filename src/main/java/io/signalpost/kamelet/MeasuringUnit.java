package io.signalpost.kamelet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;

import io.signalpost.event.Signal;
import io.signalpost.eventlog.delivery.UndeliverableException;
import org.apache.commons.lang3.StringUtils;

/**
 * What a reading is measured in. A webhook may be set to imperial units, and a vehicle move from one to the other: so a
 * threshold is in one unit, and readings are brought to it.
 *
 * @param kind   of what it measures
 * @param factor to the kind's unit
 * @param zero   where it begins, in the kind's unit
 */
record MeasuringUnit(String kind, BigDecimal factor, BigDecimal zero) {

    private static final int LONGEST_WORD = 20;

    private static final Map<String, MeasuringUnit> KNOWN = Map.ofEntries(
            unit("km", "distance", "1"),
            unit("mi", "distance", "1.609344"),
            unit("miles", "distance", "1.609344"),
            unit("km/h", "speed", "1"),
            unit("kph", "speed", "1"),
            unit("mph", "speed", "1.609344"),
            unit("celsius", "temperature", "1"),
            Map.entry(
                    "fahrenheit",
                    new MeasuringUnit(
                            "temperature",
                            new BigDecimal(5).divide(new BigDecimal(9), MathContext.DECIMAL64),
                            new BigDecimal(-160).divide(new BigDecimal(9), MathContext.DECIMAL64))),
            unit("liters", "volume", "1"),
            unit("gallons", "volume", "3.785411784"),
            unit("bar", "pressure", "1"),
            unit("kpa", "pressure", "0.01"),
            unit("psi", "pressure", "0.0689475729"));

    private static Map.Entry<String, MeasuringUnit> unit(String word, String kind, String factor) {
        return Map.entry(word, new MeasuringUnit(kind, new BigDecimal(factor), BigDecimal.ZERO));
    }

    /** The number of a reading in another unit. One that names no unit has this one. */
    static BigDecimal convert(BigDecimal number, Signal signal, String unit) {
        String from = signal.unit();
        if (from == null || from.equalsIgnoreCase(unit)) {
            return number;
        }
        MeasuringUnit given = KNOWN.get(from.toLowerCase(Locale.ROOT));
        MeasuringUnit wanted = KNOWN.get(unit.toLowerCase(Locale.ROOT));
        if (given == null || wanted == null || !given.kind.equals(wanted.kind)) {
            throw new UndeliverableException(signal.code() + " comes in "
                    + StringUtils.abbreviate(from, LONGEST_WORD) + ", which is no " + unit
                    + ": write the unit of the threshold that it comes in");
        }
        return number.multiply(given.factor)
                .add(given.zero)
                .subtract(wanted.zero)
                .divide(wanted.factor, MathContext.DECIMAL64);
    }
}
