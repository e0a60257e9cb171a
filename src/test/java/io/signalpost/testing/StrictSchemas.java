package io.signalpost.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Forbids what the schemas of a description do not name. In the file itself nothing is forbidden: a client is to pass over a
 * member that a later version adds.
 */
final class StrictSchemas {

    private StrictSchemas() {}

    static void make(JsonNode document) {
        JsonNode before = document.deepCopy();
        make(document, before);
    }

    private static void make(JsonNode node, JsonNode document) {
        if (node instanceof ObjectNode schema) {
            if (schema.has("allOf")) {
                merge(schema, document);
            }
            close(schema);
        }
        node.forEach(part -> make(part, document));
    }

    /** A schema that is closed cannot be added to, so those it has all of are written out. */
    private static void merge(ObjectNode schema, JsonNode document) {
        for (JsonNode part : schema.remove("allOf")) {
            JsonNode base =
                    document.at(JsonPointer.compile(part.path("$ref").asText().substring(1)));
            schema.set("type", base.path("type"));
            base.path("required").forEach(name -> schema.withArray("required").add(name));
            ObjectNode properties = base.path("properties").deepCopy();
            properties.setAll((ObjectNode) schema.path("properties"));
            schema.set("properties", properties);
        }
    }

    private static void close(ObjectNode schema) {
        if (schema.path("type").asText().equals("object")
                && schema.has("properties")
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
    }
}
