package io.signalpost.authoring;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.EventNames;
import io.signalpost.catalog.SignalDefinition;

/** The parameters of {@code event-log:} as JSON Schema: what the component says of them, and the names that Smartcar uses. */
final class EventLogSchema {

    static final String PARAMETERS = "signalpost.EventLog";

    private static final String SIGNAL = "signalpost.Signal";
    private static final String TRIGGER = "signalpost.Trigger";
    private static final String FIRST_DELIVERY = "FIRST_DELIVERY";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<SignalDefinition> SIGNALS =
            Catalog.get().signals().stream().toList();

    private EventLogSchema() {}

    /** @param described by the component, by name */
    static void define(ObjectNode definitions, JsonNode described) {
        definitions.set(SIGNAL, oneOf(SIGNALS.stream().map(EventLogSchema::choice)));
        definitions.set(
                TRIGGER,
                oneOf(Stream.concat(
                        Stream.of(choice(
                                FIRST_DELIVERY,
                                "First delivery",
                                "The first event of a vehicle, which no signal triggers.")),
                        SIGNALS.stream().filter(signal -> !signal.attribute()).map(EventLogSchema::choice))));
        ObjectNode parameters = definitions.putObject(PARAMETERS).put("type", "object");
        parameters.put("additionalProperties", false);
        ObjectNode properties = parameters.putObject("properties");
        described
                .propertyStream()
                .forEach(parameter ->
                        properties.set(parameter.getKey(), parameter(parameter.getKey(), parameter.getValue())));
    }

    static ObjectNode reference(String definition) {
        return JSON.createObjectNode().put("$ref", "#/items/definitions/" + definition);
    }

    private static ObjectNode parameter(String name, JsonNode described) {
        ObjectNode schema = JSON.createObjectNode()
                .put("title", described.path("displayName").asText())
                .put("description", described.path("description").asText());
        if (described.has("defaultValue")) {
            schema.set("default", described.path("defaultValue"));
        }
        String codes = SIGNALS.stream().map(SignalDefinition::code).collect(Collectors.joining("|"));
        schema.setAll(
                switch (name) {
                    case "eventTypes" -> list(words(EventNames.TYPES), inAnyCase(EventNames.TYPES));
                    case "modes" -> list(words(EventNames.MODES), inAnyCase(EventNames.MODES));
                    case "makes" -> list(words(Names.MAKES), "[^,{]+"); // Smartcar adds some without notice
                    case "signals" -> list(reference(SIGNAL), codes);
                    case "triggers" -> list(reference(TRIGGER), FIRST_DELIVERY + "|" + codes);
                    default -> value(described);
                });
        return schema;
    }

    /** One of the known names, which an editor offers, or several with commas between. */
    private static ObjectNode list(ObjectNode known, String name) {
        String one = "\\s*(" + name + ")\\s*";
        ObjectNode schema = RouteSchema.type("string");
        schema.putArray("anyOf")
                .add(known)
                .addObject()
                .put("pattern", "^(" + one + "(," + one + ")*|.*\\{\\{.*)$")
                .put("patternErrorMessage", "Not a name that Smartcar uses, or a list of such with commas between.");
        return schema;
    }

    private static ObjectNode value(JsonNode described) {
        ObjectNode schema = JSON.createObjectNode();
        switch (described.path("type").asText()) {
            case "enum" -> schema.set("enum", described.path("enum"));
            case "duration" -> {
                RouteSchema.either(schema, RouteSchema.type("integer"), "^([0-9]+(ms|s|m|h|d)?)+$|\\{\\{");
                return schema;
            }
            case "object" -> schema.put("type", "string"); // a bean's name
            default -> schema.put("type", described.path("type").asText());
        }
        RouteSchema.loosen(schema);
        return schema;
    }

    private static ObjectNode choice(SignalDefinition signal) {
        String unit = signal.unit() == null ? "" : " Unit: " + signal.unit();
        String imperial = signal.unit() == null ? "" : signal.fixedUnit() == null ? ", or the imperial one." : ".";
        return choice(signal.code(), signal.qualifiedName(), signal.description() + unit + imperial);
    }

    private static ObjectNode choice(String name, String title, String description) {
        return JSON.createObjectNode().put("const", name).put("title", title).put("description", description);
    }

    private static ObjectNode words(Collection<String> names) {
        ObjectNode schema = JSON.createObjectNode();
        names.forEach(schema.withArray("enum")::add);
        return schema;
    }

    private static ObjectNode oneOf(Stream<ObjectNode> choices) {
        ObjectNode schema = JSON.createObjectNode();
        choices.forEach(schema.withArray("oneOf")::add);
        return schema;
    }

    private static String inAnyCase(Collection<String> names) {
        return names.stream()
                .map(name -> name.chars()
                        .mapToObj(letter -> Character.isLetter(letter)
                                ? "[" + (char) letter + (char) Character.toLowerCase(letter) + "]"
                                : String.valueOf((char) letter))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("|"));
    }
}
