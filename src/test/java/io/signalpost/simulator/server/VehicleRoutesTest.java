package io.signalpost.simulator.server;

import io.signalpost.catalog.Catalog;
import io.signalpost.simulator.server.Client.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a person does with vehicles, and with their subscriptions to webhooks. */
@Timeout(60)
class VehicleRoutesTest {

    @AutoClose
    private static final ServedSimulator RUNNING = new ServedSimulator();

    private final Client client = RUNNING.client;

    @Test
    void aVehicleShowsWhatFitsInATableOrWhatIsAskedForOrAll() {
        String vehicle = "/api/vehicles/" + RUNNING.vehicle(0);

        assertThat(client.get("/api/vehicles").json().at("/0/signals")).hasSize(6);
        assertThat(client.get("/api/vehicles?signals=wheel-tires").json().at("/0/signals"))
                .hasSize(1);
        assertThat(client.get(vehicle).json().path("signals"))
                .hasSize(Catalog.get().signals().size());
    }

    @Test
    void aSignalThatIsNoneIsNotShown() {
        Reply reply = client.get("/api/vehicles?signals=wheel-tires,wheel-tyres");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("signals[1]");
        assertThat(reply.message()).contains("did you mean 'wheel-tires'?");
    }

    @Test
    void moreVehiclesAreConnected() {
        int before = client.get("/api/vehicles").json().size();

        Reply reply = client.post("/api/vehicles", "{\"count\":2}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json()).hasSize(2);
        assertThat(client.get("/api/vehicles").json()).hasSize(before + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\":0}", "{\"count\":1001}", "{\"count\":1.5}", "{\"count\":\"1\"}", "{}"})
    void aCountThatIsNoneConnectsNothing(String body) {
        Reply reply = client.post("/api/vehicles", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("count");
        assertThat(reply.message()).contains("a whole number");
    }

    @Test
    void aConnectionBreaksAndIsMended() {
        String vehicle = "/api/vehicles/" + RUNNING.vehicle(1);

        client.put(vehicle + "/error", "{\"type\":\"CONNECTED_SERVICES_ACCOUNT\",\"code\":\"AUTHENTICATION_FAILED\"}");
        assertThat(client.get(vehicle).json().at("/connectionError/code").asText())
                .isEqualTo("AUTHENTICATION_FAILED");

        client.delete(vehicle + "/error");
        assertThat(client.get(vehicle).json().path("connectionError").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"NO_SUCH\",\"code\":\"ERROR\"}", "{}", "{\"type\":7}"})
    void anErrorThatIsNoneBreaksNothing(String error) {
        Reply reply = client.put("/api/vehicles/" + RUNNING.vehicle(2) + "/error", error);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("type");
    }

    @Test
    void aVehicleIsSubscribedOnceAndUnsubscribed() {
        String id = RUNNING.createWebhook("Subscribed");
        String vehicle = "/api/vehicles/" + RUNNING.vehicle(0);
        String body = "{\"webhookId\":\"" + id + "\"}";

        assertThat(client.post(vehicle + "/subscriptions", body).status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(client.get("/api/webhooks/" + id)
                        .json()
                        .path("subscriptions")
                        .asInt())
                .isEqualTo(1));
        assertThat(client.get(vehicle).json().path("subscriptions").findValuesAsText("webhookId"))
                .contains(id);
        assertThat(client.post(vehicle + "/subscriptions", body).status()).isEqualTo(409);

        assertThat(client.delete(vehicle + "/subscriptions/" + id).status()).isEqualTo(204);
        assertThat(client.delete(vehicle + "/subscriptions/" + id).status()).isEqualTo(404);
    }

    @Test
    void whatIsNoWebhookIsNotSubscribedTo() {
        String vehicle = "/api/vehicles/" + RUNNING.vehicle(0) + "/subscriptions";

        assertThat(client.post(vehicle, "{}").field()).isEqualTo("webhookId");
        assertThat(client.post(vehicle, "{\"webhookId\":\"x\"}").status()).isEqualTo(404);
    }
}
