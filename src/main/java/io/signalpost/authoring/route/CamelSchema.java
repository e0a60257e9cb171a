package io.signalpost.authoring.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Camel's own schema of route files, as its YAML reader brings it along. It is large, and a route needs little of it: a
 * definition is parsed when it is first asked for.
 */
final class CamelSchema {

    static final String STEP = "Processor";

    private static final String FILE = "/schema/camelYamlDsl.json";
    private static final Pattern KEY = Pattern.compile("\"(\\w[\\w-]*)\"\\s*:\\s*\\{");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String text;
    private final Map<String, JsonNode> parsed = new HashMap<>();
    private final Map<String, Definition> definitions = new HashMap<>();

    private CamelSchema(String text) {
        this.text = text;
    }

    static CamelSchema load() {
        try (InputStream in = CamelSchema.class.getResourceAsStream(FILE)) {
            return new CamelSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an entry of a route file may be. */
    Definition top() {
        return definitions.computeIfAbsent("top", top -> {
            int items = text.lastIndexOf("\"properties\"");
            return Definition.of("Entry", MAPPER.createObjectNode().set("properties", read(items)), this::resolve);
        });
    }

    /** @param schema of a part: a reference to a definition, or a definition that stands in its place */
    Definition definition(JsonNode schema) {
        String ref = schema.path("$ref").asText();
        return ref.isEmpty()
                ? Definition.of("Wrapper", schema, this::resolve)
                : definitions.computeIfAbsent(ref, it -> Definition.of(type(it), resolve(it), this::resolve));
    }

    /** All keys there are, wherever they belong. */
    Set<String> words() {
        Set<String> words = new TreeSet<>();
        KEY.matcher(text).results().forEach(key -> words.add(key.group(1)));
        return words;
    }

    JsonNode resolve(String ref) {
        return parsed.computeIfAbsent(ref, it -> read(text.indexOf("\"" + name(it) + "\"")));
    }

    /** @param key where the key stands whose value is wanted */
    private JsonNode read(int key) {
        try {
            return MAPPER.readTree(new StringReader(text.substring(text.indexOf(':', key) + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    /** {@code org.apache.camel.model.FilterDefinition} is {@code Filter}. */
    private static String type(String ref) {
        String simple = ref.substring(ref.lastIndexOf('.') + 1);
        return simple.replaceFirst("DefinitionDeserializer$", "").replaceFirst("(Definition|Deserializer)$", "");
    }
}
