package io.signalpost.simulator.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.signalpost.catalog.Catalog;

/** A JSON schema for the body of each signal, derived from what the catalogue knows of its shape. */
public final class SignalBodySchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> IMPERIAL = Map.of(
            "km", "miles",
            "km/h", "mph",
            "kph", "mph",
            "celsius", "fahrenheit",
            "bar", "psi",
            "liters", "gallons");

    private final Map<String, JsonSchema> schemas = new HashMap<>();

    public SignalBodySchemas() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        try (InputStream in = Catalog.class.getResourceAsStream("signals.json")) {
            JSON.readTree(in)
                    .forEach(signal ->
                            schemas.put(signal.path("code").asText(), factory.getSchema(object(signal.path("body")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when the body is as it should be. */
    public String violations(String signalCode, JsonNode body) {
        var messages = schemas.get(signalCode).validate(body);
        return messages.isEmpty() ? "" : signalCode + " " + messages;
    }

    private static ObjectNode object(JsonNode fields) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        fields.properties().forEach(field -> {
            properties.set(field.getKey(), value(field.getValue()));
            if (!field.getValue().has("optional") && !field.getValue().has("deprecated")) {
                required.add(field.getKey());
            }
        });
        return schema;
    }

    private static ObjectNode value(JsonNode field) {
        ObjectNode schema = field.has("fields") ? object(field.path("fields")) : JSON.createObjectNode();
        ArrayNode types = schema.putArray("type").add(field.path("type").asText());
        if (field.path("nullable").asBoolean()) {
            types.add("null");
        }
        if (field.has("enum") && !field.path("open").asBoolean()) {
            schema.set("enum", field.path("enum"));
        }
        if (field.has("const_seen")) {
            schema.set("enum", inBothSystems(field.path("const_seen")));
        }
        if (field.has("items")) {
            schema.set("items", value(field.path("items")));
        }
        for (String limit : new String[] {"minimum", "maximum"}) {
            if (field.has(limit)) {
                schema.set(limit, field.path(limit));
            }
        }
        return schema;
    }

    private static ArrayNode inBothSystems(JsonNode units) {
        ArrayNode both = JSON.createArrayNode();
        units.forEach(unit -> {
            both.add(unit);
            if (IMPERIAL.containsKey(unit.asText())) {
                both.add(IMPERIAL.get(unit.asText()));
            }
        });
        return both;
    }
}
