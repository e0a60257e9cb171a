package io.signalpost.authoring;

import java.util.List;
import java.util.Optional;

import io.signalpost.authoring.route.Endpoint.Option;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.apache.camel.util.TimeUtils;

/** Whether the value of an option has the form that its component describes. */
final class OptionValue {

    private OptionValue() {}

    /**
     * The form that it should have; empty when it has it, or its value is only known later.
     *
     * @param exact whether one of several words must be written as it stands there, as Camel does not demand
     */
    static Optional<String> wrong(EndpointOptionModel model, Option option, boolean exact) {
        String value = option.value().strip();
        if (!option.isKnown() || value.isEmpty() || value.startsWith("#") || value.startsWith("RAW")) {
            return Optional.empty();
        }
        List<String> choices = model.getEnums();
        if (choices != null && !choices.isEmpty()) {
            return choices.stream().anyMatch(choice -> exact ? choice.equals(value) : same(choice, value))
                    ? Optional.empty()
                    : Optional.of("one of " + String.join(", ", choices));
        }
        return switch (String.valueOf(model.getType())) {
            case "boolean" -> value.matches("(?i)true|false") ? Optional.empty() : Optional.of("true or false");
            case "integer" -> integer(model, value);
            case "number" -> value.matches("-?\\d+(\\.\\d+)?") ? Optional.empty() : Optional.of("a number");
            case "duration" -> duration(value);
            default -> Optional.empty();
        };
    }

    private static boolean same(String choice, String value) {
        return choice.equalsIgnoreCase(value)
                || choice.replaceAll("[_-]", "").equalsIgnoreCase(value.replaceAll("[_-]", ""));
    }

    private static Optional<String> integer(EndpointOptionModel model, String value) {
        // A size such as 64KB is an integer to Camel, and so are some times.
        boolean other = String.valueOf(model.getJavaType()).endsWith("Long") || "long".equals(model.getJavaType());
        return value.matches("-?\\d+") || other && duration(value).isEmpty()
                ? Optional.empty()
                : Optional.of("a whole number");
    }

    private static Optional<String> duration(String value) {
        try {
            // Camel takes a word for no time at all.
            if (value.matches("-?\\d+|0+\\s*[a-z]*|P.*") || TimeUtils.toMilliSeconds(value) > 0) {
                return Optional.empty();
            }
        } catch (RuntimeException notOne) {
            // told below
        }
        return Optional.of("a duration such as 500ms, 10s, 5m or 7d");
    }
}
