package io.signalpost.observe;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.http.HttpSocket;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole application, refused requests and what the operator does with them. */
abstract class RefusingApp {

    static final String OTHER = "token-of-b";

    @TempDir
    static Path data;

    static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(
                data, "smartcar.management-tokens.fleet-b=" + OTHER, "destination.database.enabled=false");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    static byte[] event(String id) {
        return Examples.withId("vehicle-state-first-delivery.json", id);
    }

    static byte[] changed(byte[] body) {
        return HttpSocket.concat(body, "\r\n".getBytes());
    }

    /** Posts what is to be refused, and gives it as the list shows it. */
    static JsonNode refuse(String path, byte[] body, String... headers) throws IOException {
        long before = newest(app);
        int status = HttpSocket.exchange(app.port(), post("/webhooks/smartcar" + path, body, headers))
                .status();
        await().until(() -> newest(app) > before);
        JsonNode entry = json(app.get("/observe/refused")).get(0);
        assertThat(entry.path("status").asInt()).isEqualTo(status);
        return entry;
    }

    static long newest(RunningApp app) throws IOException {
        return json(app.get("/observe/refused?limit=1")).at("/0/id").asLong();
    }

    static HttpResponse<String> act(RunningApp app, String id, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.management("/observe/refused" + id))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return RunningApp.send(request.build());
    }

    static HttpResponse<String> act(JsonNode entry, String action) {
        return act(app, "/" + entry.path("id").asText(), "{\"action\":\"" + action + "\"}");
    }

    static JsonNode whole(JsonNode entry) throws IOException {
        return json(app.get("/observe/refused/" + entry.path("id").asText() + "?reveal=true"));
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    static List<String> kept(Path data, String id) {
        return SqliteFile.query(data.resolve("event-log.db"))
                .queryForList("SELECT token_name FROM event WHERE event_id = '" + id + "'", String.class);
    }
}
