package io.signalpost.observe.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.testing.ApiDescription;
import io.signalpost.testing.ApiDescription.Operation;
import io.signalpost.testing.DescribedAnswers;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The operator's openapi.yaml says neither more nor less than is true. {@link RunningApp} compares each answer of the management
 * port with it, here and in all other tests.
 */
class OpenApiTest {

    private static final ApiDescription OPENAPI = DescribedAnswers.OBSERVE;
    private static final String EVENT = "0a8c63ca-5a40-4a4e-8f0b-6f2c0c7c7a11";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(folder);
        app.post(Examples.withId("vehicle-state-many-signals.json", EVENT));
        app.post(Examples.withId("vehicle-error.json", "refused"), "0".repeat(64));
        await().until(() -> app.get("/observe/refused/1").statusCode() == 200
                && app.get("/observe/destinations/database").body().contains("\"delivered\":1,"));
        act("/observe/replays", "{\"id\":\"" + EVENT + "\",\"destinations\":[\"database\"]}");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** But those of Spring Boot's, which take any parameter. */
    static List<Operation> operations() {
        return OPENAPI.operations().stream()
                .filter(operation -> !operation.path().matches("/observe/(health|metrics).*"))
                .toList();
    }

    static Stream<Operation> questions() {
        return operations().stream().filter(operation -> operation.method().equals("GET"));
    }

    static Stream<Operation> actions() {
        return operations().stream().filter(operation -> operation.method().equals("POST"));
    }

    @Test
    void everyPathAndMethodIsDescribedAndNoOther() {
        assertThat(OPENAPI.operations().stream().map(each -> each.method() + " " + each.path()))
                .containsExactlyInAnyOrderElementsOf(served());
    }

    private static TreeSet<String> served() {
        TreeSet<String> served = new TreeSet<>();
        app.context().getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(mapping -> paths(mapping).forEach(path -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> served.add(method + " " + path))));
        return served;
    }

    private static Stream<String> paths(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/observe"))
                .map(path -> StringUtils.removeEnd(path, "/").replace("/**", "/{part}"));
    }

    /** The index shows it. */
    @Test
    void everyOperationIsSummedUp() {
        assertThat(OPENAPI.operations()).allSatisfy(operation -> assertThat(
                        operation.node().path("summary").asText())
                .as(operation.id())
                .isNotBlank());
    }

    @Test
    void operationIdsAreUnique() {
        assertThat(OPENAPI.operations().stream()
                        .filter(operation -> !operation.path().contains("rejected"))
                        .map(Operation::id))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyParameterIsTakenAndNoOther(Operation operation) throws Exception {
        String path = OPENAPI.examplePath(operation);
        List<String> described = OPENAPI.queryParameters(operation).stream()
                .map(parameter -> parameter.path("name").asText())
                .sorted()
                .toList();

        assertThat(known(app.get(path + "?zzzzzzzz=1"), "parameter")).isEqualTo(described);
        for (JsonNode parameter : OPENAPI.queryParameters(operation)) {
            String query = parameter.path("name").asText() + "="
                    + URLEncoder.encode(parameter.path("example").asText(), StandardCharsets.UTF_8);
            assertThat(status(path + "?" + query)).as(path + "?" + query).isIn(200, 404);
        }
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyFieldIsTakenAndNoOther(Operation operation) {
        List<String> described = OPENAPI.bodyFields(operation).stream().sorted().toList();

        assertThat(known(act(OPENAPI.examplePath(operation), "{\"zzzzzzzz\":1}"), "field"))
                .isEqualTo(described);
    }

    /** The names that a refusal lists. */
    private static List<String> known(HttpResponse<String> refusal, String kind) {
        assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(400);
        String detail = json(refusal).path("detail").asText();
        assertThat(detail).startsWith("unknown " + kind + " 'zzzzzzzz'; there are ");
        String names = StringUtils.substringAfter(detail, "there are ");
        return names.equals("none") ? List.of() : Arrays.asList(names.split(", "));
    }

    /** Of an answer that may have no end. */
    private static int status(String path) throws Exception {
        HttpResponse<InputStream> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(app.management(path)).build(), HttpResponse.BodyHandlers.ofInputStream());
        response.body().close();
        return response.statusCode();
    }

    /** Each is compared with its description on its way. */
    @ParameterizedTest
    @MethodSource("questions")
    void whatIsThereIsAnsweredAsDescribed(Operation operation) {
        if (!operation.id().equals("streamEvents")) {
            assertThat(app.get(OPENAPI.examplePath(operation)).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/observe/vehicles?values=true&reveal=true",
                "/observe/export?reveal=true",
                "/observe/export?format=csv",
                "/observe/events/" + EVENT + "?reveal=true",
                "/observe/refused/1?reveal=true",
                "/observe/health",
                "/observe/health/live",
                "/observe/health/ready",
                "/observe/health/lossWindow",
                "/observe/metrics?includedNames=signalpost_destination_dead"
            })
    void soIsWhatIsAskedOtherwise(String path) {
        assertThat(app.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void whatIsToBeDoneIsTakenAndAnsweredAsDescribed(Operation operation) {
        for (JsonNode body : OPENAPI.exampleBodies(operation)) {
            assertThat(OPENAPI.problems(operation, body)).isEmpty();
            if (operation.id().equals("logIn")) {
                continue; // which nobody tries first
            }
            String look = ((ObjectNode) body.deepCopy()).put("dryRun", true).toString();
            assertThat(act(OPENAPI.examplePath(operation), look).statusCode()).isIn(200, 404);
        }
    }

    @Test
    void itIsServedAsItIs() {
        HttpResponse<String> answer = app.get("/observe/openapi.yaml");

        assertThat(answer.body()).startsWith("openapi: 3.1.0");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/yaml");
    }

    @Test
    void itsExamplesFit() {
        assertThat(OPENAPI.examples()).isNotEmpty().allSatisfy((schema, example) -> assertThat(
                        OPENAPI.problems(schema, example))
                .isEmpty());
    }

    private static HttpResponse<String> act(String path, String body) {
        return RunningApp.send(HttpRequest.newBuilder(app.management(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
