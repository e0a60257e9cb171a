package io.signalpost.authoring.route;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Camel's schema says of one kind of part.
 *
 * @param type       for instance {@code Filter}
 * @param properties the schema of each key it may have
 * @param required   keys it must have
 * @param oneOf      keys of which it must have one: its expression in some language, its data format; empty for none
 * @param takesText  whether it may be written as a single value
 */
record Definition(
        String type, Map<String, JsonNode> properties, Set<String> required, Set<String> oneOf, boolean takesText) {

    /** @param resolve gives what a reference stands for */
    static Definition of(String type, JsonNode schema, Function<String, JsonNode> resolve) {
        Reading reading = new Reading(resolve);
        reading.read(schema, false);
        return new Definition(type, reading.properties, reading.required, reading.oneOf, reading.takesText);
    }

    /** The schema gives the forms of a part as alternatives within alternatives: here they are laid out flat. */
    private static final class Reading {

        private final Function<String, JsonNode> resolve;
        private final Map<String, JsonNode> properties = new LinkedHashMap<>();
        private final Set<String> required = new LinkedHashSet<>();
        private final Set<String> oneOf = new LinkedHashSet<>();
        private boolean takesText;

        Reading(Function<String, JsonNode> resolve) {
            this.resolve = resolve;
        }

        /** A key may be named in one alternative and described in another. */
        private static JsonNode fuller(JsonNode one, JsonNode other) {
            return !one.has("$ref") && other.has("$ref") ? other : one;
        }

        void read(JsonNode schema, boolean alternative) {
            String type = schema.path("type").asText();
            takesText |= alternative && !type.isEmpty() && !type.equals("object");
            if (schema.has("$ref")) {
                read(resolve.apply(schema.path("$ref").asText()), alternative);
            }
            schema.path("properties")
                    .properties()
                    .forEach(it -> properties.merge(it.getKey(), it.getValue(), Reading::fuller));
            schema.path("required").forEach(name -> (alternative ? oneOf : required).add(name.asText()));
            schema.path("oneOf").forEach(each -> read(each, true));
            schema.path("anyOf").forEach(each -> read(each, true));
        }
    }
}
