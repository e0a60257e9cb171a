package io.signalpost.authoring;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes the JSON Schema of route files for editors: Camel's own, which leaves open what the parameters of an endpoint are, with
 * those of {@code event-log:} put in.
 */
final class RouteSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CAMEL = "/schema/camelYamlDsl.json";
    private static final String COMPONENT = "/META-INF/io/signalpost/eventlog/event-log.json";

    /** A value that a setting, a message or a bean gives. */
    private static final String LATER = "\\{\\{|\\$\\{|^#";

    private RouteSchema() {}

    static String make() throws IOException {
        ObjectNode schema = JSON.createObjectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#") // Camel's is of draft 4, which has no "if"
                .put("title", "Signalpost routes")
                .put("description", "Made by the build from Camel's schema and what is known of Smartcar's events.");
        ObjectNode camel = (ObjectNode) read(CAMEL);
        camel.remove("$schema");
        loosen(camel);
        schema.setAll(camel);
        ObjectNode definitions = (ObjectNode) schema.at("/items/definitions");
        definitions.forEach(RouteSchema::readOf);
        EventLogSchema.define(definitions, read(COMPONENT).path("properties"));
        return lines(schema);
    }

    private static JsonNode read(String resource) throws IOException {
        try (InputStream in = RouteSchema.class.getResourceAsStream(resource)) {
            return JSON.readTree(in);
        }
    }

    /** Camel takes settings for any value, and texts and numbers for each other, which its schema does not say. */
    static void loosen(JsonNode node) {
        node.forEach(RouteSchema::loosen);
        String type = node.path("type").asText();
        if (node.path("enum").isArray()) {
            JsonNode choices = ((ObjectNode) node).remove("enum");
            either(node, JSON.createObjectNode().set("enum", choices), LATER);
        } else if (type.equals("boolean")) {
            either(node, type(type), "^(true|false)$|" + LATER);
        } else if (type.equals("number") || type.equals("integer")) {
            either(node, type(type), "^-?[0-9]+(\\.[0-9]+)?$|" + LATER);
        } else if (type.equals("string")) {
            ((ObjectNode) node).putArray("type").add("string").add("number").add("boolean");
        }
    }

    /** Lets the value be of this form, or a text of this pattern. */
    static void either(JsonNode node, JsonNode form, String pattern) {
        ((ObjectNode) node).remove("type");
        ((ObjectNode) node).putArray("anyOf").add(form).add(type("string").put("pattern", pattern));
    }

    static ObjectNode type(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /** Whatever reads from an endpoint has these three. */
    private static void readOf(JsonNode definition) {
        JsonNode properties = definition.path("properties");
        if (properties.has("uri") && properties.has("parameters") && properties.has("steps")) {
            ObjectNode eventLog = (ObjectNode) definition;
            eventLog.putObject("if").putObject("properties").putObject("uri").put("pattern", "^event-log(:|$)");
            eventLog.putObject("then")
                    .putObject("properties")
                    .set("parameters", EventLogSchema.reference(EventLogSchema.PARAMETERS));
        }
    }

    /** A line for each definition, so that a change shows which. */
    private static String lines(ObjectNode schema) throws IOException {
        return JSON.writeValueAsString(schema)
                        .replaceAll("(?<=[{,])(?=\"(?:org\\.apache\\.camel|signalpost)\\.[\\w.]+\":)", "\n")
                + "\n";
    }
}
