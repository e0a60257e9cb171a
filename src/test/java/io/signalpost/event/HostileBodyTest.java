package io.signalpost.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.testing.Examples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;

/** Whatever a body says, asking it throws nothing and gives no null where none is promised. */
class HostileBodyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> INSTEAD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "99999999999999999999999999",
            "1e999999999",
            "1e99999999999",
            "-1e-999999999",
            "\"\"",
            "\".\"",
            "\"ERROR\"",
            "\"\\u0000\"",
            "[]",
            "[[]]",
            "[null,1,\"x\",{}]",
            "{}",
            "{\"value\":{}}",
            "{\"\":{\"code\":{}}}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vehicle-state-many-signals.json",
                "vehicle-state-signal-error.json",
                "vehicle-state-docs-page-shape.json",
                "vehicle-state-early-2025-shape.json",
                "vehicle-state-v3-doc-sample-shape.json",
                "vehicle-error.json",
                "vehicle-error-early-2025-shape.json",
                "verify-v4.json",
                "legacy-v2-scheduled.json",
                "legacy-v2-dynamic.json",
                "legacy-v2-event-based.json"
            })
    void anyPartOfABodyMayBeOfAnyType(String file) throws Exception {
        for (JsonPointer part : parts(JSON.readTree(Examples.body(file)))) {
            for (String instead : INSTEAD) {
                byte[] body = replace(JSON.readTree(Examples.body(file)), part, instead);
                assertThatCode(() -> Questions.askEverything(body))
                        .as("%s with %s instead of %s", file, instead, part)
                        .doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "true", "5", "\"x\"", "[]", "[{}]", "{}", "{", "{\"a\":1}}", "\u0000", "<xml/>"
            })
    void aBodyMayBeAnything(String body) {
        assertThatCode(() -> Questions.askEverything(body.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    private static List<JsonPointer> parts(JsonNode node) {
        List<JsonPointer> parts = new ArrayList<>();
        collect(node, JsonPointer.empty(), parts);
        return parts;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> parts) {
        node.properties().forEach(field -> collect(field.getValue(), at.appendProperty(field.getKey()), parts));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at.appendIndex(i), parts);
        }
        if (!at.matches()) {
            parts.add(at);
        }
    }

    private static byte[] replace(JsonNode root, JsonPointer part, String instead) throws Exception {
        String mark = "\"REPLACE-ME\"";
        JsonNode parent = root.at(part.head());
        if (parent instanceof ObjectNode object) {
            object.put(part.last().getMatchingProperty(), "REPLACE-ME");
        } else {
            ((ArrayNode) parent).set(part.last().getMatchingIndex(), "REPLACE-ME");
        }
        return JSON.writeValueAsString(root).replace(mark, instead).getBytes(StandardCharsets.UTF_8);
    }
}
