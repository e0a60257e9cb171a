package io.signalpost.simulator.server;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.webhook.Webhook;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Webhooks in Smartcar's Management API v3 (smartcar.com/docs/api-reference/list-webhooks and get-webhook). They can only be
 * read: they are created and changed in the Dashboard, here by the control API.
 */
final class ManagementWebhooks {

    private static final int PER_PAGE = 50;
    private static final List<String> BOOLEANS = List.of("true", "false");

    private final Simulator simulator;

    private record Attributes(
            String name,
            URI callbackUri,
            URI errorCallbackUri,
            boolean isEnabled,
            boolean autoSubscribe,
            List<ChosenSignal> triggers,
            List<ChosenSignal> data) {}

    ManagementWebhooks(Simulator simulator) {
        this.simulator = simulator;
    }

    List<Route> routes() {
        return List.of(Route.get("/v3/webhooks", this::list), Route.get("/v3/webhooks/{id}", this::one));
    }

    private ServerResponse list(ServerRequest request) {
        Query query = Query.of(
                request,
                Set.of(
                        "filter[name]",
                        "filter[callbackUri]",
                        "filter[isEnabled]",
                        "filter[autoSubscribe]",
                        "page[number]",
                        "page[size]"));
        String name = query.text("filter[name]").orElse("");
        String callbackUri = query.text("filter[callbackUri]").orElse("");
        Optional<String> enabled = query.oneOf("filter[isEnabled]", BOOLEANS);
        Optional<String> autoSubscribe = query.oneOf("filter[autoSubscribe]", BOOLEANS);
        return JsonApi.page(
                request,
                query,
                PER_PAGE,
                simulator.webhooks().stream()
                        .filter(webhook -> webhook.name().contains(name))
                        .filter(webhook -> webhook.callbackUri().toString().contains(callbackUri))
                        .filter(webhook -> Query.matches(enabled, webhook.enabled()))
                        .filter(webhook -> Query.matches(autoSubscribe, webhook.autoSubscribe()))
                        .map(webhook -> resource(request, webhook))
                        .toList());
    }

    private ServerResponse one(ServerRequest request) {
        String id = request.pathVariable("id");
        return simulator.webhooks().stream()
                .filter(webhook -> webhook.id().equals(id))
                .findFirst()
                .map(webhook -> JsonApi.one(resource(request, webhook)))
                .orElseThrow(() -> SmartcarException.notFound("webhook"));
    }

    private static JsonApi.Resource resource(ServerRequest request, Webhook webhook) {
        return new JsonApi.Resource(
                webhook.id(),
                "webhook",
                new Attributes(
                        webhook.name(),
                        webhook.callbackUri(),
                        webhook.errorCallbackUri(),
                        webhook.enabled(),
                        webhook.autoSubscribe(),
                        ChosenSignal.of(webhook.triggers()),
                        ChosenSignal.of(webhook.data())),
                null,
                JsonApi.self(request, "/v3/webhooks/" + webhook.id()),
                Map.of("createdAt", webhook.createdAt()));
    }
}
