package io.signalpost.simulator.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalpost.http.HttpSocket;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.ApiDescription.Operation;
import org.apache.commons.lang3.StringUtils;

import static io.signalpost.http.HttpSocket.bytes;
import static org.assertj.core.api.Assertions.assertThat;

/** Asks as anybody would, and holds every answer to openapi.yaml. */
final class Client {

    /** What any path may be answered, whatever its description lists. */
    private static final Set<Integer> ANYWHERE = Set.of(405, 413, 415);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI server;
    private final String authorization;
    private final Set<String> succeeded = new TreeSet<>();

    record Reply(int status, HttpHeaders headers, String text, JsonNode json) {

        /** The field that the first error names. */
        String field() {
            return json.at("/errors/0/field").asText();
        }

        String message() {
            return json.at("/errors/0/message").asText();
        }

        String detail() {
            return json.at("/errors/0/detail").asText();
        }
    }

    Client(URI server) {
        this(server, null);
    }

    private Client(URI server, String authorization) {
        this.server = server;
        this.authorization = authorization;
    }

    /** The same with an Authorization header. */
    Client with(String authorization) {
        return new Client(server, authorization);
    }

    /** The same with a fresh access token. */
    Client authorized() {
        Reply reply = form("/oauth2/token", "grant_type=client_credentials&client_id=client&client_secret=secret");
        return with("Bearer " + reply.json().path("access_token").asText());
    }

    String authorization() {
        return authorization;
    }

    Reply get(String target) {
        return send("GET", target, null, null);
    }

    Reply delete(String target) {
        return send("DELETE", target, null, null);
    }

    Reply post(String target) {
        return send("POST", target, null, null);
    }

    Reply post(String target, String json) {
        return send("POST", target, "application/json", json);
    }

    Reply put(String target, String json) {
        return send("PUT", target, "application/json", json);
    }

    Reply form(String target, String form) {
        return send("POST", target, "application/x-www-form-urlencoded", form);
    }

    /** Ids of the resources that Smartcar's API lists there. */
    List<String> ids(String target) {
        return StreamSupport.stream(get(target).json().path("data").spliterator(), false)
                .map(resource -> resource.path("id").asText())
                .toList();
    }

    /** Ids of the operations that have been answered 2xx. */
    Set<String> succeeded() {
        return succeeded;
    }

    /** Any request, and an answer that is not compared with anything; each header is a line such as {@code Origin: null}. */
    HttpResponse<String> raw(String method, String target, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(target)).method(method, BodyPublishers.ofString(body));
        for (String header : headers) {
            request.header(StringUtils.substringBefore(header, ": "), StringUtils.substringAfter(header, ": "));
        }
        return exchange(request.build());
    }

    /** Sends paths and Host headers that an HTTP client would not. */
    Response overSocket(String target, String host) throws Exception {
        return HttpSocket.exchange(
                server.getPort(),
                bytes("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"));
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(request.toString(), e);
        }
    }

    Reply send(String method, String target, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(target))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = exchange(request.build());
        Reply reply = new Reply(response.statusCode(), response.headers(), response.body(), json(response));
        check(method, target, body, reply);
        return reply;
    }

    private void check(String method, String target, String body, Reply reply) {
        if (ANYWHERE.contains(reply.status())) {
            String schema = target.startsWith("/v3") ? "SmartcarErrors" : "Errors";
            assertThat(ServedSimulator.OPENAPI.problems(schema, reply.json())).isEmpty();
            return;
        }
        Operation operation = ServedSimulator.OPENAPI.operation(method, StringUtils.substringBefore(target, "?"));
        String mediaType = reply.headers().firstValue("Content-Type").orElse(null);
        assertThat(ServedSimulator.OPENAPI.problems(operation, reply.status(), mediaType, reply.json()))
                .as("%s %s answered %s %s", method, target, reply.status(), reply.text())
                .isEmpty();
        if (reply.status() < 300) {
            succeeded.add(operation.id());
            if (body != null && body.startsWith("{")) {
                assertThat(ServedSimulator.OPENAPI.problems(operation, json(body)))
                        .as("%s %s took %s", method, target, body)
                        .isEmpty();
            }
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.equals("application/json")
                ? json(response.body())
                : JsonNodeFactory.instance.textNode(response.body());
    }

    private static JsonNode json(String text) {
        try {
            return ApiJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
