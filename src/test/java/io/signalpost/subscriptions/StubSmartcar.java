package io.signalpost.subscriptions;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static io.signalpost.subscriptions.JsonApiDocuments.error;
import static io.signalpost.subscriptions.JsonApiDocuments.json;
import static io.signalpost.subscriptions.JsonApiDocuments.query;

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

    private final HttpServer server;
    private final StubFleet fleet = new StubFleet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<StubAnswer>> faults = new ConcurrentHashMap<>();
    private volatile long tokenSeconds = 3600;
    private volatile int tokens;

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
        fleet.add(new WebhookResource(id, name, true));
        return this;
    }

    public StubSmartcar disabledWebhook(String id, String name) {
        fleet.add(new WebhookResource(id, name, false));
        return this;
    }

    public StubSmartcar connection(String vehicleId, String userId, String make, String model, int year) {
        fleet.add(new ConnectionResource(vehicleId, userId, new VehicleInfo(make, model, year)));
        return this;
    }

    /** Of a connection that is there already. */
    public StubSmartcar subscription(String webhookId, String vehicleId) {
        fleet.subscribe(webhookId, vehicleId);
        return this;
    }

    public StubSmartcar pageSize(int size) {
        fleet.pageSize(size);
        return this;
    }

    /** Accepts subscriptions, but goes on without listing them. */
    public StubSmartcar neverLists() {
        fleet.neverLists();
        return this;
    }

    public StubSmartcar tokenSeconds(long seconds) {
        tokenSeconds = seconds;
        return this;
    }

    /** The next request to this is answered so instead; several of these queue up. @param request {@code GET /v3/webhooks} */
    public StubSmartcar fault(String request, int status, String body, String... headers) {
        faults.computeIfAbsent(request, none -> new ArrayDeque<>()).add(new StubAnswer(status, body, headers));
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
        return fleet.subscriptions();
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String call = exchange.getRequestMethod() + " " + uri.getPath();
        requests.add(call + (uri.getQuery() == null ? "" : "?" + uri.getQuery()));
        StubAnswer fault = faults.getOrDefault(call, new ArrayDeque<>()).poll();
        StubAnswer answer = fault == null ? answer(exchange, call) : fault;
        answer.send(exchange);
    }

    private StubAnswer answer(HttpExchange exchange, String call) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (call.equals("POST /oauth2/token")) {
            return token(body);
        }
        if (!("Bearer token-" + tokens).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new StubAnswer(401, error("AUTHENTICATION", null, "the access token is unknown"));
        }
        return fleet.answer(call, exchange.getRequestURI(), body);
    }

    private StubAnswer token(String form) {
        if (!query(form)
                .equals(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", CLIENT_ID,
                        "client_secret", CLIENT_SECRET))) {
            return new StubAnswer(401, "{\"error\":\"invalid_client\",\"error_description\":\"" + form + "\"}");
        }
        tokens++;
        return new StubAnswer(
                200,
                json(Map.of("access_token", "token-" + tokens, "token_type", "Bearer", "expires_in", tokenSeconds)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
