package io.signalpost.event;

import java.util.Locale;
import java.util.Map;

/** Brings the words for units of the OpenAPI file and the signal pages to those that deliveries use. */
final class Units {

    private static final Map<String, String> WIRE_FORMS = Map.of(
            "percentage", "percent",
            "kilometers", "km",
            "degrees-celsius", "celsius",
            "kilowatt-hours", "kWh",
            "kilowatt_hours", "kWh",
            "amps", "ampere",
            "min", "minutes");

    private Units() {}

    /** Unknown words are left as they are, null too. */
    static String wireForm(String unit) {
        return unit == null ? null : WIRE_FORMS.getOrDefault(unit.toLowerCase(Locale.ROOT), unit);
    }
}
