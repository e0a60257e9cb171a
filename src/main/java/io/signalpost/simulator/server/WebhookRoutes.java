package io.signalpost.simulator.server;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.simulator.webhook.PermissionSet;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.simulator.webhook.WebhookDraft;
import io.signalpost.simulator.webhook.WebhookRules;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.UnitSystem;
import io.signalpost.simulator.wire.WireProfile;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What the Smartcar Dashboard does with webhooks. */
final class WebhookRoutes {

    private final Simulator simulator;

    private record WebhookView(
            String id,
            String type,
            String name,
            URI callbackUri,
            URI errorCallbackUri,
            List<ChosenSignal> triggers,
            List<ChosenSignal> data,
            UnitSystem units,
            boolean autoSubscribe,
            WireProfile profile,
            boolean enabled,
            boolean verified,
            Instant createdAt,
            long subscriptions,
            List<String> permissions,
            String scope,
            List<String> warnings) {}

    WebhookRoutes(Simulator simulator) {
        this.simulator = simulator;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/webhooks", request -> list()),
                Route.post("/api/webhooks", this::create),
                Route.get("/api/webhooks/{id}", request -> view(simulator.webhook(id(request)))),
                Route.put("/api/webhooks/{id}", request -> view(simulator.update(id(request), draft(request)))),
                Route.delete("/api/webhooks/{id}", this::delete),
                Route.post("/api/webhooks/{id}/verify", this::verify),
                Route.post("/api/webhooks/{id}/test", this::test),
                Route.post("/api/webhooks/{id}/enable", request -> view(simulator.enable(id(request)))),
                Route.post("/api/webhooks/{id}/disable", request -> view(simulator.disable(id(request)))));
    }

    private ServerResponse list() {
        return JsonAnswer.ok(simulator.webhooks().stream().map(this::viewOf).toList());
    }

    private ServerResponse create(ServerRequest request) {
        return JsonAnswer.of(HttpStatus.CREATED, viewOf(simulator.create(draft(request))));
    }

    private ServerResponse delete(ServerRequest request) {
        simulator.delete(id(request));
        return JsonAnswer.noContent();
    }

    /** Waits for the receiver, which has 15 s for each of its addresses. */
    private ServerResponse verify(ServerRequest request) {
        return JsonAnswer.ok(simulator.verify(id(request)).join());
    }

    /** Does not wait for the delivery, which may take all its attempts. */
    private ServerResponse test(ServerRequest request) {
        String id = id(request);
        simulator.test(id);
        return simulator.deliveries().deliveries().stream()
                .map(Delivery::event)
                .filter(event ->
                        event.mode() == Mode.TEST && event.webhook().id().equals(id))
                .findFirst()
                .map(event -> JsonAnswer.of(HttpStatus.ACCEPTED, Map.of("eventId", event.eventId())))
                .orElseThrow();
    }

    private static String id(ServerRequest request) {
        return request.pathVariable("id");
    }

    private static WebhookDraft draft(ServerRequest request) {
        return JsonBody.read(request, WebhookDraft.class);
    }

    private ServerResponse view(Webhook webhook) {
        return JsonAnswer.ok(viewOf(webhook));
    }

    private WebhookView viewOf(Webhook webhook) {
        PermissionSet permissions = PermissionSet.of(webhook.data());
        return new WebhookView(
                webhook.id(),
                "webhook",
                webhook.name(),
                webhook.callbackUri(),
                webhook.errorCallbackUri(),
                ChosenSignal.of(webhook.triggers()),
                ChosenSignal.of(webhook.data()),
                webhook.units(),
                webhook.autoSubscribe(),
                webhook.profile(),
                webhook.enabled(),
                webhook.verified(),
                webhook.createdAt(),
                simulator.subscriptions().stream()
                        .filter(subscription -> subscription.webhookId().equals(webhook.id()))
                        .count(),
                permissions.names(),
                permissions.scope(),
                WebhookRules.warnings(webhook));
    }
}
