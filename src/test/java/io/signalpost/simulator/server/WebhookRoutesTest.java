package io.signalpost.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.simulator.server.Client.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a person does with webhooks in the Dashboard, by HTTP. */
@Timeout(60)
class WebhookRoutesTest {

    @AutoClose
    private static final ServedSimulator RUNNING = new ServedSimulator();

    private final Client client = RUNNING.client;

    @Test
    void aWebhookIsSavedWithWhatFollowsFromIt() {
        Reply reply = client.post(
                "/api/webhooks",
                RUNNING.draft("Saved", "[\"odometer-traveleddistance\",\"vehicleidentification-vin\"]"));
        JsonNode webhook = reply.json();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(webhook.path("data").findValuesAsText("code"))
                .containsExactly("odometer-traveleddistance", "vehicleidentification-vin", "closure-doors");
        assertThat(webhook.path("scope").asText()).isEqualTo("read_odometer read_vin read_security");
        assertThat(webhook.path("warnings").toString()).contains("never changes");
        assertThat(webhook.path("verified").asBoolean()).isFalse();
        assertThat(client.get("/api/webhooks/" + webhook.path("id").asText()).json())
                .isEqualTo(webhook);
        assertThat(client.get("/api/webhooks").json()).contains(webhook);
    }

    @Test
    void unitsAndProfileAreWrittenByTheirCodes() {
        JsonNode webhook = client.post(
                        "/api/webhooks",
                        RUNNING.draft("Codes", "[\"charge-ischarging\"]")
                                .replaceFirst("}$", ",\"units\":\"imperial\",\"profile\":\"2025-autumn\"}"))
                .json();

        assertThat(webhook.path("units").asText()).isEqualTo("imperial");
        assertThat(webhook.path("profile").asText()).isEqualTo("2025-autumn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"units\":\"inches\"       | units            | expected metric or imperial",
                "\"units\":\"METRIC\"       | units            | expected metric or imperial",
                "\"profile\":\"5.0\"        | profile          | 4.0, 4.0-docs",
                "\"autoSubscribe\":\"all\"  | autoSubscribe    | expected true or false",
                "\"errorCallbackUri\":7     | errorCallbackUri | expected text",
                "\"errorCallbackUri\":\"x\" | errorCallbackUri | http",
                "\"type\":\"rest\"          | type             | not simulated",
                "\"trigger\":[]             | trigger          | unknown field; expected one of"
            })
    void aDraftIsRefusedByField(String member, String field, String message) {
        Reply reply = client.post(
                "/api/webhooks",
                RUNNING.draft("Bad", "[\"charge-ischarging\"]").replaceFirst("}$", "," + member + "}"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
        assertThat(reply.message()).contains(message);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Reply reply = client.post("/api/webhooks", "{\"triggers\":[\"odometer\"]}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().findValuesAsText("field")).contains("name", "callbackUri", "triggers[0]");
    }

    @Test
    void aWebhookIsVerifiedTestedDisabledAndDeleted() {
        String webhook = "/api/webhooks/" + RUNNING.createVerifiedWebhook("Life");

        String event = client.post(webhook + "/test").json().path("eventId").asText();
        await().untilAsserted(() -> assertThat(client.get("/api/deliveries/" + event)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("ACKNOWLEDGED"));
        assertThat(client.get("/api/deliveries/" + event).json().path("mode").asText())
                .isEqualTo("TEST");

        assertThat(client.post(webhook + "/disable").json().path("enabled").asBoolean())
                .isFalse();
        assertThat(client.post(webhook + "/test").status()).isEqualTo(409);
        assertThat(client.post(webhook + "/enable").json().path("enabled").asBoolean())
                .isTrue();

        assertThat(client.delete(webhook).status()).isEqualTo(204);
        assertThat(client.get(webhook).status()).isEqualTo(404);
    }

    @Test
    void aWebhookIsNotTestedBeforeItIsVerified() {
        String id = RUNNING.createWebhook("Unverified");

        Reply reply = client.post("/api/webhooks/" + id + "/test");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message()).contains("verify it first");
    }

    @Test
    void anotherCallbackUriMakesItUnverified() {
        String webhook = "/api/webhooks/" + RUNNING.createVerifiedWebhook("Moved");
        String draft = RUNNING.draft("Moved", "[\"charge-ischarging\"]");

        assertThat(client.put(webhook, draft).json().path("verified").asBoolean())
                .isTrue();
        assertThat(client.put(webhook, draft.replace("/hook", "/errors"))
                        .json()
                        .path("verified")
                        .asBoolean())
                .isFalse();
        assertThat(client.put(webhook, "{\"name\":\"\"}").status()).isEqualTo(400);
    }
}
