package io.signalpost.simulator.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.DisallowUnknownKeywordFactory;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** openapi.yaml as the tests read it. */
final class Description {

    static final Description OPENAPI = new Description();

    private static final String LOCATION = "https://simulator.test/openapi.json";

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /** @param at where it is in the document */
    record Operation(String method, String path, JsonNode node, JsonPointer at) {

        String id() {
            return node.path("operationId").asText();
        }
    }

    private Description() {
        try (InputStream yaml = SimulatorServer.class.getResourceAsStream("/io/signalpost/simulator/openapi.yaml")) {
            document = new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keywords(Stream.of("openapi", "info", "tags", "paths", "components")
                        .map(NonValidationKeyword::new)
                        .toList())
                .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                .build();
        schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012, factory -> factory.metaSchema(dialect)
                .schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, document.toString()))));
    }

    List<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(entry -> !entry.getKey().equals("parameters"))
                        .map(entry -> new Operation(
                                entry.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                entry.getValue(),
                                JsonPointer.empty()
                                        .appendProperty("paths")
                                        .appendProperty(path.getKey())
                                        .appendProperty(entry.getKey()))))
                .toList();
    }

    Operation operation(String method, String path) {
        PathContainer asked = PathContainer.parsePath(path);
        return operations().stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> PathPatternParser.defaultInstance
                        .parse(operation.path())
                        .matches(asked))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not described: " + method + " " + path));
    }

    /** Parameters of the query. */
    List<JsonNode> queryParameters(Operation operation) {
        return IntStream.range(0, operation.node().path("parameters").size())
                .mapToObj(i -> operation.at().appendProperty("parameters").appendIndex(i))
                .map(at -> document.at(resolved(at)))
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .toList();
    }

    JsonNode resolvedSchema(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    /** What is wrong with an answer to this operation; empty when it is as described. */
    List<String> problems(Operation operation, int status, String mediaType, JsonNode body) {
        JsonPointer answer =
                resolved(operation.at().appendProperty("responses").appendProperty(String.valueOf(status)));
        if (document.at(answer).isMissingNode()) {
            return List.of("status " + status + " is not described");
        }
        JsonNode content = document.at(answer).path("content");
        if (content.isMissingNode() || mediaType == null) {
            return content.isMissingNode() && mediaType == null ? List.of() : List.of("a body, or none: " + mediaType);
        }
        return problems(answer, mediaType, body);
    }

    /** What is wrong with the body of a request; empty when it is as described. */
    List<String> problems(Operation operation, JsonNode body) {
        return problems(resolved(operation.at().appendProperty("requestBody")), "application/json", body);
    }

    /** As {@link #problems(Operation, int, String, JsonNode)}, of a schema among the components. */
    List<String> problems(String schema, JsonNode body) {
        return validate(JsonPointer.compile("/components/schemas/" + schema), body);
    }

    private List<String> problems(JsonPointer at, String mediaType, JsonNode body) {
        JsonPointer schema =
                at.appendProperty("content").appendProperty(mediaType).appendProperty("schema");
        return document.at(schema).isMissingNode() ? List.of(mediaType + " is not described") : validate(schema, body);
    }

    private List<String> validate(JsonPointer schema, JsonNode body) {
        return schemas.getSchema(SchemaLocation.of(LOCATION + "#" + schema), config).validate(body).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    private JsonPointer resolved(JsonPointer at) {
        String reference = document.at(at).path("$ref").asText();
        return reference.isEmpty() ? at : JsonPointer.compile(reference.substring(1));
    }
}
