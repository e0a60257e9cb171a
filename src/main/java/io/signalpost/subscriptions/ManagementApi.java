package io.signalpost.subscriptions;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.commons.lang3.StringUtils;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Smartcar's API for webhooks and subscriptions, version 3 (smartcar.com/docs/api-reference/create-subscription and its
 * neighbours), and the connections of its vehicle API. Each call throws {@link ApiException} when Smartcar does not do as
 * asked. Not thread-safe.
 */
public final class ManagementApi {

    private static final String PAGE = "page%5Bsize%5D=100"; // the most that Smartcar gives

    private static final Duration FIRST_LOOK = Duration.ofMillis(250);

    private final Endpoints endpoints;
    private final Http http;
    private final AccessToken token;
    private final Pause pause;

    public ManagementApi(Endpoints endpoints, Credentials credentials) {
        this(endpoints, credentials, Duration.ofSeconds(30), Pause::sleep);
    }

    ManagementApi(Endpoints endpoints, Credentials credentials, Duration timeout, Pause pause) {
        this.endpoints = endpoints;
        this.http = new Http(timeout, pause);
        this.pause = pause;
        this.token = new AccessToken(endpoints.token(), credentials, http);
    }

    public List<WebhookResource> webhooks() {
        return list(endpoints.management() + "/webhooks?" + PAGE, Resources::webhook);
    }

    /** @param webhookId null for those of all webhooks */
    public List<SubscriptionResource> subscriptions(String webhookId) {
        String filter = webhookId == null ? "" : "&filter%5BwebhookId%5D=" + Resources.encoded(webhookId);
        return list(endpoints.management() + "/subscriptions?" + PAGE + filter, Resources::subscription);
    }

    /** Of all users; without those that are still being made and have no vehicle yet. */
    public List<ConnectionResource> connections() {
        return list(endpoints.vehicle() + "/connections?" + PAGE, Resources::connection).stream()
                .filter(it -> it.vehicleId() != null)
                .toList();
    }

    /**
     * Asks Smartcar to subscribe a vehicle, which it does some moments later.
     *
     * @return false when it is subscribed already, or about to be
     */
    public boolean subscribe(String webhookId, ConnectionResource connection) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("data")
                .putObject("attributes")
                .put("webhookId", webhookId)
                .put("userId", connection.userId())
                .put("vehicleId", connection.vehicleId());
        ApiResponse answer = send(() -> ClassicRequestBuilder.post(endpoints.management() + "/subscriptions")
                .setEntity(body.toString(), ContentType.APPLICATION_JSON));
        return answer.require(202, 409).status() == 202 || answer.again();
    }

    /** @return false when there is no such subscription any more */
    public boolean unsubscribe(String subscriptionId) {
        URI uri = URI.create(endpoints.management() + "/subscriptions/" + Resources.encoded(subscriptionId));
        ApiResponse answer = send(() -> ClassicRequestBuilder.delete(uri)).require(204, 404);
        return answer.status() == 204 || answer.again();
    }

    /**
     * Waits until Smartcar lists what it was asked for, or the time is over.
     *
     * @return the connections that it does not list as subscribed yet
     */
    public List<ConnectionResource> awaitListed(String webhookId, List<ConnectionResource> accepted, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        for (Duration wait = FIRST_LOOK; ; wait = wait.multipliedBy(2)) {
            List<SubscriptionResource> listed = subscriptions(webhookId);
            List<ConnectionResource> missing = accepted.stream()
                    .filter(connection -> listed.stream().noneMatch(it -> it.isOf(connection)))
                    .toList();
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (missing.isEmpty() || left.isNegative()) {
                return missing;
            }
            pause.of(wait.compareTo(left) < 0 ? wait : left);
        }
    }

    private <T> List<T> list(String firstPage, Function<JsonNode, T> element) {
        List<T> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String page = firstPage; page != null && seen.add(page); ) {
            URI uri = URI.create(page);
            ApiResponse answer = send(() -> ClassicRequestBuilder.get(uri)).require(200);
            JsonNode json = answer.json();
            if (!json.path("data").isArray()) {
                throw new ApiException(0, answer.request() + ": the answer has no list 'data'");
            }
            json.path("data").forEach(data -> all.add(element.apply(data)));
            page = next(firstPage, json);
        }
        return all;
    }

    /** Of {@code links.next} only the query is taken: the access token goes nowhere but where we mean it to go. */
    private static String next(String firstPage, JsonNode json) {
        String query =
                StringUtils.substringAfter(json.path("links").path("next").asText(""), "?");
        return query.isEmpty() ? null : StringUtils.substringBefore(firstPage, "?") + "?" + query;
    }

    /** With the access token; with another one when that is refused. */
    private ApiResponse send(Supplier<ClassicRequestBuilder> request) {
        ApiResponse answer = authorized(request.get());
        if (answer.status() == 401) {
            token.forget();
            answer = authorized(request.get());
        }
        return answer;
    }

    private ApiResponse authorized(ClassicRequestBuilder request) {
        return http.send(request.setHeader("Authorization", "Bearer " + token.value()));
    }
}
