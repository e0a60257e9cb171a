package io.signalpost.authoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import io.signalpost.authoring.route.Kamelet.Parameter;

/** Whether a value is one that the schema of a Kamelet's parameter allows. */
final class ParameterValue {

    private ParameterValue() {}

    /** The form that it should have; empty when it has it. */
    static Optional<String> wrong(Parameter parameter, String value) {
        List<String> choices = parameter.choices();
        if (!choices.isEmpty()) {
            return choices.contains(value) ? Optional.empty() : Optional.of("one of " + String.join(", ", choices));
        }
        return switch (parameter.said("type").orElse("string")) {
            case "boolean" -> value.matches("true|false") ? Optional.empty() : Optional.of("true or false");
            case "integer" -> number(parameter, value, "-?\\d{1,18}", "a whole number");
            case "number" -> number(parameter, value, "-?\\d{1,18}(\\.\\d{1,18})?", "a number");
            default ->
                parameter
                        .said("pattern")
                        .filter(pattern -> !value.matches(pattern))
                        .map(pattern -> "of the form " + pattern);
        };
    }

    private static Optional<String> number(Parameter parameter, String value, String form, String words) {
        if (!value.matches(form)) {
            return Optional.of(words);
        }
        return parameter
                .said("minimum")
                .filter(least -> new BigDecimal(value).compareTo(new BigDecimal(least)) < 0)
                .map(least -> words + ", " + least + " at least");
    }
}
