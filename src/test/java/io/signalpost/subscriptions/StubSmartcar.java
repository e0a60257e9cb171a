package io.signalpost.subscriptions;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.commons.lang3.StringUtils;

/**
 * Smartcar's API as far as it is documented, with small pages, and with failures to order, which the simulator does not
 * offer. Its links lead elsewhere: nobody may follow them with an access token.
 */
public final class StubSmartcar implements AutoCloseable {

    public static final String CLIENT_ID = "client_01JSTUB";
    public static final String CLIENT_SECRET = "s3cr&t of=stub";

    static { // read once, by the first server of the process; otherwise each answer may wait for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<WebhookResource> webhooks = new CopyOnWriteArrayList<>();
    private final List<ConnectionResource> connections = new CopyOnWriteArrayList<>();
    private final List<SubscriptionResource> subscriptions = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private volatile int pageSize = 100;
    private volatile boolean lists = true;
    private volatile long tokenSeconds = 3600;
    private volatile int tokens;

    private record Fault(int status, String body, String... headers) {}

    public StubSmartcar() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** For a command that is to talk to it. */
    public Map<String, String> environment() {
        return Map.of(
                Credentials.CLIENT_ID, CLIENT_ID,
                Credentials.CLIENT_SECRET, CLIENT_SECRET,
                Endpoints.MANAGEMENT_URL, origin() + "/v3",
                Endpoints.VEHICLE_URL, origin() + "/v3/",
                Endpoints.TOKEN_URL, origin() + "/oauth2/token");
    }

    public String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public Endpoints endpoints() {
        return new Endpoints(
                URI.create(origin() + "/v3"), URI.create(origin() + "/v3"), URI.create(origin() + "/oauth2/token"));
    }

    public StubSmartcar webhook(String id, String name) {
        webhooks.add(new WebhookResource(id, name, true));
        return this;
    }

    public StubSmartcar disabledWebhook(String id, String name) {
        webhooks.add(new WebhookResource(id, name, false));
        return this;
    }

    public StubSmartcar connection(String vehicleId, String userId, String make, String model, int year) {
        connections.add(new ConnectionResource(vehicleId, userId, new VehicleInfo(make, model, year)));
        return this;
    }

    /** Of a connection that is there already. */
    public StubSmartcar subscription(String webhookId, String vehicleId) {
        subscribe(webhookId, connection(vehicleId));
        return this;
    }

    public StubSmartcar pageSize(int size) {
        pageSize = size;
        return this;
    }

    /** Accepts subscriptions, but goes on without listing them. */
    public StubSmartcar neverLists() {
        lists = false;
        return this;
    }

    public StubSmartcar tokenSeconds(long seconds) {
        tokenSeconds = seconds;
        return this;
    }

    /** The next request to this is answered so instead; several of these queue up. @param request {@code GET /v3/webhooks} */
    public StubSmartcar fault(String request, int status, String body, String... headers) {
        faults.computeIfAbsent(request, none -> new ArrayDeque<>()).add(new Fault(status, body, headers));
        return this;
    }

    /** Tokens that were issued before are refused from now on. */
    public void forgetTokens() {
        tokens += 1000;
    }

    /** In their order, with their decoded query: {@code GET /v3/webhooks?page[size]=100}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public List<SubscriptionResource> subscriptions() {
        return List.copyOf(subscriptions);
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String call = exchange.getRequestMethod() + " " + uri.getPath();
        requests.add(call + (uri.getQuery() == null ? "" : "?" + uri.getQuery()));
        byte[] body = exchange.getRequestBody().readAllBytes();
        Fault fault = faults.getOrDefault(call, new ArrayDeque<>()).poll();
        if (fault != null) {
            for (int i = 0; i < fault.headers().length; i += 2) {
                exchange.getResponseHeaders().add(fault.headers()[i], fault.headers()[i + 1]);
            }
            answer(exchange, fault.status(), fault.body());
        } else if (call.equals("POST /oauth2/token")) {
            token(exchange, new String(body, StandardCharsets.UTF_8));
        } else if (!("Bearer token-" + tokens)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, error("AUTHENTICATION", null, "the access token is unknown"));
        } else {
            api(exchange, call, body);
        }
    }

    private void token(HttpExchange exchange, String form) throws IOException {
        if (!query(form)
                .equals(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", CLIENT_ID,
                        "client_secret", CLIENT_SECRET))) {
            answer(exchange, 401, "{\"error\":\"invalid_client\",\"error_description\":\"" + form + "\"}");
            return;
        }
        tokens++;
        answer(
                exchange,
                200,
                json(Map.of("access_token", "token-" + tokens, "token_type", "Bearer", "expires_in", tokenSeconds)));
    }

    private void api(HttpExchange exchange, String call, byte[] body) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        switch (call) {
            case "GET /v3/webhooks" -> page(exchange, query, webhooks.stream().map(StubSmartcar::json));
            case "GET /v3/connections" ->
                page(exchange, query, connections.stream().map(StubSmartcar::json));
            case "GET /v3/subscriptions" ->
                page(
                        exchange,
                        query,
                        subscriptions.stream()
                                .filter(it -> query.getOrDefault("filter[webhookId]", it.webhookId())
                                        .equals(it.webhookId()))
                                .map(StubSmartcar::json));
            case "POST /v3/subscriptions" ->
                subscribe(exchange, JSON.readTree(body).path("data").path("attributes"));
            default -> unsubscribe(exchange, StringUtils.removeStart(call, "DELETE /v3/subscriptions/"));
        }
    }

    private void subscribe(HttpExchange exchange, JsonNode asked) throws IOException {
        String webhookId = asked.path("webhookId").asText();
        ConnectionResource connection = connection(asked.path("vehicleId").asText());
        if (connection == null
                || !connection.userId().equals(asked.path("userId").asText())) {
            answer(exchange, 404, error("RESOURCE_NOT_FOUND", "VEHICLE_NOT_FOUND", "this user has no such vehicle"));
        } else if (subscriptions.stream().anyMatch(it -> it.webhookId().equals(webhookId) && it.isOf(connection))) {
            answer(exchange, 409, error("CONFLICT", "SUBSCRIPTION_EXISTS", "the vehicle is subscribed"));
        } else {
            if (lists) {
                subscribe(webhookId, connection);
            }
            answer(exchange, 202, "{\"meta\":{\"message\":\"subscription creation in progress\"}}");
        }
    }

    private void subscribe(String webhookId, ConnectionResource connection) {
        subscriptions.add(new SubscriptionResource(
                "sub-" + subscriptions.size(),
                webhookId,
                connection.vehicleId(),
                connection.userId(),
                connection.vehicle(),
                "2026-05-04T08:15:00.000Z"));
    }

    private void unsubscribe(HttpExchange exchange, String id) throws IOException {
        if (subscriptions.removeIf(it -> it.id().equals(id))) {
            answer(exchange, 204, "");
        } else {
            answer(exchange, 404, error("RESOURCE_NOT_FOUND", "SUBSCRIPTION_NOT_FOUND", "no such subscription"));
        }
    }

    private ConnectionResource connection(String vehicleId) {
        return connections.stream()
                .filter(it -> it.vehicleId().equals(vehicleId))
                .findFirst()
                .orElse(null);
    }

    private void page(HttpExchange exchange, Map<String, String> query, Stream<Map<String, ?>> resources)
            throws IOException {
        List<Map<String, ?>> all = resources.toList();
        int number = Integer.parseInt(query.getOrDefault("page[number]", "1"));
        int size = Math.min(pageSize, Integer.parseInt(query.getOrDefault("page[size]", "25")));
        List<Map<String, ?>> page =
                all.stream().skip((number - 1L) * size).limit(size).toList();
        List<String> parameters = new ArrayList<>();
        query.forEach((key, value) -> parameters.add(key + "=" + value));
        parameters.removeIf(parameter -> parameter.startsWith("page[number]"));
        parameters.add("page[number]=" + (number + 1));
        String next =
                "https://elsewhere.invalid" + exchange.getRequestURI().getPath() + "?" + String.join("&", parameters);
        answer(
                exchange,
                200,
                "{\"data\":" + json(page) + ",\"meta\":{\"pageNumber\":" + number + ",\"totalCount\":" + all.size()
                        + "},\"links\":{\"next\":" + (number * size < all.size() ? json(next) : "null") + "}}");
    }

    private static Map<String, ?> json(WebhookResource it) {
        return Map.of(
                "id", it.id(), "type", "webhook", "attributes", Map.of("name", it.name(), "isEnabled", it.enabled()));
    }

    private static Map<String, ?> json(ConnectionResource it) {
        return Map.of(
                "id",
                "connection of " + it.vehicleId(),
                "type",
                "connection",
                "attributes",
                Map.of("vehicle", it.vehicle()),
                "relationships",
                related("vehicle", it.vehicleId(), "user", it.userId()));
    }

    private static Map<String, ?> json(SubscriptionResource it) {
        return Map.of(
                "id", it.id(),
                "type", "subscription",
                "attributes", Map.of("vehicle", it.vehicle()),
                "meta", Map.of("createdAt", it.since()),
                "relationships", related("webhook", it.webhookId(), "vehicle", it.vehicleId(), "user", it.userId()));
    }

    private static Map<String, ?> related(String... namesAndIds) {
        Map<String, Object> related = new LinkedHashMap<>();
        for (int i = 0; i < namesAndIds.length; i += 2) {
            related.put(namesAndIds[i], Map.of("data", Map.of("type", namesAndIds[i], "id", namesAndIds[i + 1])));
        }
        return related;
    }

    private static String error(String type, String code, String detail) {
        return "{\"errors\":[{\"type\":" + json(type) + ",\"code\":" + json(code) + ",\"detail\":" + json(detail)
                + "}]}";
    }

    private static Map<String, String> query(String raw) {
        return Stream.of(StringUtils.defaultString(raw).split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter ->
                        URLDecoder.decode(parameter, StandardCharsets.UTF_8).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
