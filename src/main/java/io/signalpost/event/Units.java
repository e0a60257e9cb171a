package io.signalpost.event;

import java.util.Locale;
import java.util.Map;

/** Brings the unit names of the REST API and of the documentation to those that deliveries use. */
final class Units {

    private static final Map<String, String> WIRE_FORMS = Map.of(
            "percentage", "percent",
            "kilometers", "km",
            "degrees-celsius", "celsius",
            "degrees-fahrenheit", "fahrenheit",
            "min", "minutes");

    private Units() {}

    static String wireForm(String unit) {
        return unit == null ? null : WIRE_FORMS.getOrDefault(unit.toLowerCase(Locale.ROOT), unit);
    }
}
