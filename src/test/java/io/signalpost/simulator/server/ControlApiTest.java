package io.signalpost.simulator.server;

import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.signalpost.simulator.server.ServedSimulator.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

/** The control API as a whole. The shapes of all answers are compared with openapi.yaml by the client. */
@Timeout(60)
class ControlApiTest {

    @AutoClose
    private static final ServedSimulator RUNNING = new ServedSimulator();

    private final Client client = RUNNING.client;

    @Test
    void whatIsNotThereIs404() {
        String error = "{\"type\":\"PERMISSION\"}";
        String draft = RUNNING.draft("None", "[\"charge-ischarging\"]");
        String webhook = "/api/webhooks" + "/" + NOBODY;
        String vehicle = "/api/vehicles" + "/" + NOBODY;
        String id = RUNNING.createWebhook("Somebody");

        assertThat(List.of(
                        client.get(webhook),
                        client.put(webhook, draft),
                        client.delete(webhook),
                        client.post(webhook + "/verify"),
                        client.post(webhook + "/test"),
                        client.post(webhook + "/enable"),
                        client.post(webhook + "/disable"),
                        client.get(vehicle),
                        client.put(vehicle + "/error", error),
                        client.delete(vehicle + "/error"),
                        client.post(vehicle + "/subscriptions", "{\"webhookId\":\"" + id + "\"}"),
                        client.delete(vehicle + "/subscriptions" + "/" + NOBODY),
                        client.get("/api/deliveries" + "/" + NOBODY)))
                .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(404));
    }
}
