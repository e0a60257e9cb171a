package io.signalpost.authoring.route;

import java.util.Collection;

import com.fasterxml.jackson.databind.JsonNode;

/** The form that Camel's schema wants of a single value. */
final class ValueForm {

    private ValueForm() {}

    static Collection<String> choices(JsonNode property) {
        return property.path("enum").valueStream().map(JsonNode::asText).toList();
    }

    /** What it should be; null when it is that. */
    static String expected(JsonNode property, String text) {
        if (property.has("enum")) {
            Collection<String> choices = choices(property);
            return choices.stream().anyMatch(text::equalsIgnoreCase) ? null : "one of " + String.join(", ", choices);
        }
        return switch (property.path("type").asText()) {
            case "boolean" -> text.matches("true|false") ? null : "true or false";
            case "number", "integer" -> text.matches("-?\\d+(\\.\\d+)?") ? null : "a number";
            default -> null;
        };
    }
}
