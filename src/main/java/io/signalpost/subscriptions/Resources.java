package io.signalpost.subscriptions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;

/** The shapes of JSON:API ({@code data.id}, {@code data.attributes}, {@code data.relationships}) as Smartcar fills them. */
final class Resources {

    private Resources() {}

    static WebhookResource webhook(JsonNode data) {
        JsonNode attributes = data.path("attributes");
        return new WebhookResource(
                data.path("id").asText(),
                attributes.path("name").asText(),
                attributes.path("isEnabled").asBoolean(true));
    }

    static SubscriptionResource subscription(JsonNode data) {
        return new SubscriptionResource(
                data.path("id").asText(),
                related(data, "webhook"),
                related(data, "vehicle"),
                related(data, "user"),
                vehicle(data),
                text(data.path("meta").path("createdAt")));
    }

    static ConnectionResource connection(JsonNode data) {
        return new ConnectionResource(related(data, "vehicle"), related(data, "user"), vehicle(data));
    }

    private static String related(JsonNode data, String name) {
        return text(data.path("relationships").path(name).path("data").path("id"));
    }

    private static VehicleInfo vehicle(JsonNode data) {
        JsonNode vehicle = data.path("attributes").path("vehicle");
        JsonNode year = vehicle.path("year");
        return new VehicleInfo(
                text(vehicle.path("make")), text(vehicle.path("model")), year.canConvertToInt() ? year.asInt() : null);
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
