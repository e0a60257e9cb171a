package io.signalpost.testing;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalpost.testing.ApiDescription.Operation;
import org.apache.commons.lang3.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares what the management port answers with its description, {@code openapi.yaml}. */
public final class DescribedAnswers {

    public static final ApiDescription OBSERVE = ApiDescription.strict("/io/signalpost/observe/api/openapi.yaml");

    private static final ObjectMapper JSON = new ObjectMapper();

    private DescribedAnswers() {}

    /** @throws AssertionError when it is not as described. A path that is not described must not be there. */
    static void check(HttpResponse<String> response) {
        String path = StringUtils.removeEnd(response.uri().getPath(), "/");
        if (!path.startsWith("/observe")) {
            return;
        }
        String method = response.request().method();
        Optional<Operation> operation = OBSERVE.find(method, path);
        String asked = method + " " + response.uri() + " was answered " + response.statusCode() + " " + response.body();
        if (operation.isEmpty()) {
            assertThat(response.statusCode()).as(asked).isGreaterThanOrEqualTo(400);
            return;
        }
        String type = response.headers()
                .firstValue("Content-Type")
                .map(value -> StringUtils.substringBefore(value, ";"))
                .orElse(null);
        for (JsonNode body : bodies(type, response.body())) {
            assertThat(OBSERVE.problems(operation.get(), response.statusCode(), type, body))
                    .as(asked)
                    .isEmpty();
        }
    }

    /** Of JSON lines each. */
    private static List<JsonNode> bodies(String type, String body) {
        if (type == null || !type.contains("json")) {
            return List.of(JsonNodeFactory.instance.textNode(body));
        }
        List<String> texts = type.equals("application/jsonl") ? body.lines().toList() : List.of(body);
        return texts.stream().map(DescribedAnswers::json).toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
