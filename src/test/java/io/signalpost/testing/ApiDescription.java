package io.signalpost.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

/** An openapi.yaml as the tests read it. */
public final class ApiDescription {

    private static final String LOCATION = "https://signalpost.test/openapi.json";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /** @param at where it is in the document */
    public record Operation(String method, String path, JsonNode node, JsonPointer at) {

        public String id() {
            return node.path("operationId").asText();
        }
    }

    /** @param resource of the class path */
    public ApiDescription(String resource) {
        this(read(resource));
    }

    /** One in which an object may have no member that its schema does not name, so that a new one is noticed. */
    public static ApiDescription strict(String resource) {
        JsonNode document = read(resource);
        StrictSchemas.make(document);
        return new ApiDescription(document);
    }

    private static JsonNode read(String resource) {
        try (InputStream yaml = ApiDescription.class.getResourceAsStream(resource)) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ApiDescription(JsonNode document) {
        this.document = document;
        JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keywords(Stream.of("openapi", "info", "servers", "security", "tags", "paths", "components")
                        .map(NonValidationKeyword::new)
                        .toList())
                .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                .build();
        schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012, factory -> factory.metaSchema(dialect)
                .schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, document.toString()))));
    }

    public List<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> operations(path.getKey()))
                .toList();
    }

    private Stream<Operation> operations(String path) {
        JsonPointer at = resolved(JsonPointer.empty().appendProperty("paths").appendProperty(path));
        return document.at(at).properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .map(entry -> new Operation(
                        entry.getKey().toUpperCase(Locale.ROOT),
                        path,
                        entry.getValue(),
                        at.appendProperty(entry.getKey())));
    }

    /** Empty when it is not described. */
    public Optional<Operation> find(String method, String path) {
        PathContainer asked = PathContainer.parsePath(path);
        return operations().stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> PathPatternParser.defaultInstance
                        .parse(operation.path())
                        .matches(asked))
                .findFirst();
    }

    public Operation operation(String method, String path) {
        return find(method, path).orElseThrow(() -> new AssertionError("not described: " + method + " " + path));
    }

    /** Members that the body of a request may have; empty when it has none. */
    public List<String> bodyFields(Operation operation) {
        JsonNode schema = operation.node().at("/requestBody/content/application~1json/schema/properties");
        return schema.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** Its path with the examples of what stands in braces. */
    public String examplePath(Operation operation) {
        String path = operation.path();
        for (JsonNode each : parameters(operation)) {
            path = path.replace(
                    "{" + each.path("name").asText() + "}", each.path("example").asText());
        }
        return path;
    }

    /** The examples of what it may be sent. */
    public List<JsonNode> exampleBodies(Operation operation) {
        JsonNode content = operation.node().at("/requestBody/content/application~1json");
        return content.has("example")
                ? List.of(content.path("example"))
                : content.path("examples").properties().stream()
                        .map(example -> example.getValue().path("value"))
                        .toList();
    }

    /** An example of each schema among the components that has some, by its name. */
    public Map<String, JsonNode> examples() {
        return document.at("/components/schemas").properties().stream()
                .filter(schema -> schema.getValue().has("examples"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, schema -> schema.getValue().at("/examples/0")));
    }

    /** Parameters of the query. */
    public List<JsonNode> queryParameters(Operation operation) {
        return parameters(operation).stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .toList();
    }

    /** Its own, and those of its path. */
    private List<JsonNode> parameters(Operation operation) {
        return Stream.of(operation.at(), operation.at().head())
                .map(at -> at.appendProperty("parameters"))
                .flatMap(at -> IntStream.range(0, document.at(at).size())
                        .mapToObj(i -> document.at(resolved(at.appendIndex(i)))))
                .toList();
    }

    public JsonNode resolvedSchema(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    /** What is wrong with an answer to this operation; empty when it is as described. */
    public List<String> problems(Operation operation, int status, String mediaType, JsonNode body) {
        JsonPointer answer =
                resolved(operation.at().appendProperty("responses").appendProperty(answer(operation, status)));
        if (document.at(answer).isMissingNode()) {
            return List.of("status " + status + " is not described");
        }
        JsonNode content = document.at(answer).path("content");
        if (content.isMissingNode() || mediaType == null) {
            return content.isMissingNode() && mediaType == null ? List.of() : List.of("a body, or none: " + mediaType);
        }
        return problems(answer, mediaType, body);
    }

    private static String answer(Operation operation, int status) {
        JsonNode answers = operation.node().path("responses");
        boolean listed = answers.has(String.valueOf(status)) || status < 400;
        return listed || !answers.has("default") ? String.valueOf(status) : "default";
    }

    /** What is wrong with the body of a request; empty when it is as described. */
    public List<String> problems(Operation operation, JsonNode body) {
        return problems(resolved(operation.at().appendProperty("requestBody")), "application/json", body);
    }

    /** As {@link #problems(Operation, int, String, JsonNode)}, of a schema among the components. */
    public List<String> problems(String schema, JsonNode body) {
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
        return reference.isEmpty()
                ? at
                : JsonPointer.compile(URI.create(reference).getFragment());
    }
}
