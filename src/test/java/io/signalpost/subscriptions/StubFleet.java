package io.signalpost.subscriptions;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.lang3.StringUtils;

import static io.signalpost.subscriptions.JsonApiDocuments.error;
import static io.signalpost.subscriptions.JsonApiDocuments.query;

/** The resources of the stub: webhooks, connected vehicles, and which of them are subscribed to which. */
final class StubFleet {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<WebhookResource> webhooks = new CopyOnWriteArrayList<>();
    private final List<ConnectionResource> connections = new CopyOnWriteArrayList<>();
    private final List<SubscriptionResource> subscriptions = new CopyOnWriteArrayList<>();
    private volatile int pageSize = 100;
    private volatile boolean lists = true;

    void add(WebhookResource webhook) {
        webhooks.add(webhook);
    }

    void add(ConnectionResource connection) {
        connections.add(connection);
    }

    void subscribe(String webhookId, String vehicleId) {
        add(webhookId, connection(vehicleId));
    }

    List<SubscriptionResource> subscriptions() {
        return List.copyOf(subscriptions);
    }

    void pageSize(int size) {
        pageSize = size;
    }

    void neverLists() {
        lists = false;
    }

    StubAnswer answer(String call, URI uri, String body) throws IOException {
        return switch (call) {
            case "GET /v3/webhooks" -> page(uri, webhooks.stream().map(JsonApiDocuments::of));
            case "GET /v3/connections" -> page(uri, connections.stream().map(JsonApiDocuments::of));
            case "GET /v3/subscriptions" -> {
                String webhookId = query(uri.getRawQuery()).get("filter[webhookId]");
                yield page(
                        uri,
                        subscriptions.stream()
                                .filter(it -> webhookId == null || webhookId.equals(it.webhookId()))
                                .map(JsonApiDocuments::of));
            }
            case "POST /v3/subscriptions" -> subscribe(JSON.readTree(body).at("/data/attributes"));
            default -> unsubscribe(StringUtils.removeStart(call, "DELETE /v3/subscriptions/"));
        };
    }

    private StubAnswer page(URI request, Stream<Map<String, ?>> resources) {
        return new StubAnswer(200, JsonApiDocuments.page(request, resources.toList(), pageSize));
    }

    private StubAnswer subscribe(JsonNode asked) {
        String webhookId = asked.path("webhookId").asText();
        ConnectionResource connection = connection(asked.path("vehicleId").asText());
        if (connection == null
                || !connection.userId().equals(asked.path("userId").asText())) {
            return new StubAnswer(
                    404, error("RESOURCE_NOT_FOUND", "VEHICLE_NOT_FOUND", "this user has no such vehicle"));
        }
        if (subscriptions.stream().anyMatch(it -> it.webhookId().equals(webhookId) && it.isOf(connection))) {
            return new StubAnswer(409, error("CONFLICT", "SUBSCRIPTION_EXISTS", "the vehicle is subscribed"));
        }
        if (lists) {
            add(webhookId, connection);
        }
        return new StubAnswer(202, "{\"meta\":{\"message\":\"subscription creation in progress\"}}");
    }

    private void add(String webhookId, ConnectionResource connection) {
        subscriptions.add(new SubscriptionResource(
                "sub-" + subscriptions.size(),
                webhookId,
                connection.vehicleId(),
                connection.userId(),
                connection.vehicle(),
                "2026-05-04T08:15:00.000Z"));
    }

    private StubAnswer unsubscribe(String id) {
        return subscriptions.removeIf(it -> it.id().equals(id))
                ? new StubAnswer(204, "")
                : new StubAnswer(404, error("RESOURCE_NOT_FOUND", "SUBSCRIPTION_NOT_FOUND", "no such subscription"));
    }

    private ConnectionResource connection(String vehicleId) {
        return connections.stream()
                .filter(it -> it.vehicleId().equals(vehicleId))
                .findFirst()
                .orElse(null);
    }
}
