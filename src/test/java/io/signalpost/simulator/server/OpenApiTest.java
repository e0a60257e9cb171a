package io.signalpost.simulator.server;

import java.time.InstantSource;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.simulator.server.Client.Reply;
import io.signalpost.testing.ApiDescription;
import io.signalpost.testing.ApiDescription.Operation;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** openapi.yaml says neither more nor less than is true. {@link Client} compares each answer with it, here and elsewhere. */
@Timeout(60)
class OpenApiTest {

    @AutoClose
    private static final ServedSimulator RUNNING = new ServedSimulator();

    private static final ApiDescription OPENAPI = ServedSimulator.OPENAPI;

    private final Client client = RUNNING.client;

    @Test
    void everyRouteIsDescribedAndNoOther() {
        List<Route> routes = new Operations(RUNNING.simulator, null, new AccessTokens(InstantSource.system())).routes();

        assertThat(OPENAPI.operations().stream().map(operation -> operation.method() + " " + operation.path()))
                .containsExactlyInAnyOrderElementsOf(routes.stream()
                        .map(route -> route.method() + " " + route.path())
                        .toList());
    }

    @Test
    void operationIdsAreUnique() {
        assertThat(OPENAPI.operations().stream().map(Operation::id))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyOperationDoesWhatItIsDescribedToDo() {
        String id = RUNNING.createVerifiedWebhook("Every operation");
        String webhook = "/api/webhooks/" + id;
        String vehicle = "/api/vehicles/" + RUNNING.vehicle(0);
        List.of("/api/catalog", "/api/status", "/api/faults", "/api/webhooks", webhook, vehicle, "/openapi.yaml")
                .forEach(client::get);
        client.post("/api/permissions", "{\"signals\":[\"odometer-traveleddistance\"]}");
        client.put("/api/clock", "{\"timeScale\":5000}");
        client.put("/api/faults", "{\"duplicate\":0}");
        client.post("/api/application/token", "{\"token\":\"another\"}");
        client.put(webhook, RUNNING.draft("Changed", "[\"charge-ischarging\"]"));
        client.post(webhook + "/disable");
        client.post(webhook + "/enable");
        String event = client.post(webhook + "/test").json().path("eventId").asText();
        client.get("/api/deliveries");
        client.get("/api/deliveries/" + event);
        client.post("/api/vehicles", "{\"count\":1}");
        client.put(vehicle + "/error", "{\"type\":\"VEHICLE_STATE\",\"code\":\"UNREACHABLE\"}");
        client.delete(vehicle + "/error");
        client.post(vehicle + "/subscriptions", "{\"webhookId\":\"" + id + "\"}");
        String subscription = await().until(() -> subscriptionOf(vehicle), found -> !found.isEmpty());
        Client smartcar = client.authorized();
        smartcar.get("/v3/webhooks");
        smartcar.get("/v3/webhooks/" + id);
        smartcar.get("/v3/subscriptions/" + subscription);
        String connection =
                smartcar.get("/v3/connections").json().at("/data/0/id").asText();
        smartcar.get("/v3/connections/" + connection);
        smartcar.get("/v3/subscriptions");
        smartcar.delete("/v3/subscriptions/" + subscription);
        String second = RUNNING.vehicle(1);
        smartcar.post("/v3/subscriptions", ServedSimulator.subscription(id, RUNNING.userOf(second), second));
        await().until(() -> subscriptionOf("/api/vehicles/" + second), found -> !found.isEmpty());
        client.delete("/api/vehicles/" + second + "/subscriptions/" + id);
        client.delete(webhook);

        smartcar.succeeded().addAll(client.succeeded());
        assertThat(smartcar.succeeded())
                .containsExactlyInAnyOrderElementsOf(
                        OPENAPI.operations().stream().map(Operation::id).toList());
    }

    private String subscriptionOf(String vehicle) {
        return client.get(vehicle).json().at("/subscriptions/0/id").asText();
    }

    @Test
    void everyQueryParameterIsTakenAndNoOther() {
        Client smartcar = client.authorized();
        for (Operation operation : OPENAPI.operations()) {
            List<JsonNode> parameters = OPENAPI.queryParameters(operation);
            for (JsonNode parameter : parameters) {
                String query = "?" + parameter.path("name").asText() + "=" + example(parameter);
                assertThat(smartcar.get(operation.path() + query).status())
                        .as(operation.path() + query)
                        .isEqualTo(200);
            }
            if (!parameters.isEmpty()) {
                Reply reply = smartcar.get(operation.path() + "?colour=red");
                assertThat(reply.status()).isEqualTo(400);
                parameters.forEach(parameter ->
                        assertThat(reply.text()).contains(parameter.path("name").asText()));
            }
        }
    }

    private static String example(JsonNode parameter) {
        JsonNode schema = OPENAPI.resolvedSchema(parameter.path("schema"));
        if (parameter.path("name").asText().equals("signals")) {
            return "closure-doors,odometer-traveleddistance";
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0).asText();
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> "1";
            case "boolean" -> "true";
            default -> "anything";
        };
    }

    @Test
    void itIsServedAsItIs() {
        Reply reply = client.get("/openapi.yaml");

        assertThat(reply.text()).startsWith("openapi: 3.1.0");
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/yaml");
    }
}
