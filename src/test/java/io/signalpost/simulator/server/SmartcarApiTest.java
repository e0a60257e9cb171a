package io.signalpost.simulator.server;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.simulator.server.Client.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Smartcar's API v3 as Smartcar documents it. The shapes of all answers are compared with openapi.yaml by the client. */
@Timeout(60)
class SmartcarApiTest {

    private static final ServedSimulator RUNNING = new ServedSimulator();
    private static final String GRANT = "grant_type=client_credentials";
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private static String first;
    private static String second;
    private static String vehicle;
    private static String user;

    private final Client client = RUNNING.client;
    private final Client smartcar = client.authorized();

    @BeforeAll
    static void prepare() {
        first = RUNNING.createWebhook("Fleet north");
        second = RUNNING.createWebhook("Fleet south");
        vehicle = RUNNING.vehicle(0);
        user = RUNNING.userOf(vehicle);
    }

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    private static String creation(String webhookId, String userId, String vehicleId) {
        return "{\"data\":{\"attributes\":{\"webhookId\":\"%s\",\"userId\":\"%s\",\"vehicleId\":\"%s\"}}}"
                .formatted(webhookId, userId, vehicleId);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    // --- access tokens

    @Test
    void aTokenIsGrantedForCredentialsInTheHeaderOrInTheForm() {
        assertThat(client.with(basic("client:secret"))
                        .form("/oauth2/token", GRANT)
                        .status())
                .isEqualTo(200);
        assertThat(client.form("/oauth2/token", GRANT + "&client_id=client&client_secret=secret")
                        .json()
                        .path("expires_in")
                        .asInt())
                .isEqualTo(3600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client:wrong", "another:secret", "client", "client:secret:"})
    void wrongCredentialsInTheHeaderAreRefused(String pair) {
        Reply reply = client.with(basic(pair)).form("/oauth2/token", GRANT);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("error").asText()).isEqualTo("invalid_client");
        assertThat(reply.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"Smartcar\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ?", "Bearer secret", "Basic"})
    void aHeaderThatIsNoBasicLoginIsRefused(String authorization) {
        assertThat(client.with(authorization).form("/oauth2/token", GRANT).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "'',400,invalid_request",
        "grant_type=,400,unsupported_grant_type",
        "grant_type=password,400,unsupported_grant_type",
        "grant_type=client_credentials,401,invalid_client",
        "grant_type=client_credentials&client_id=client,401,invalid_client",
        "grant_type=client_credentials&client_id=client&client_secret=wrong,401,invalid_client",
        "grant_type=client_credentials&grant_type=client_credentials,400,invalid_request"
    })
    void aFormThatIsWrongIsRefused(String form, int status, String error) {
        Reply reply = client.form("/oauth2/token", form);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error").asText()).isEqualTo(error);
    }

    @Test
    void whatIsNoFormAndWhatIsSentTwiceIsRefused() {
        String form = GRANT + "&client_id=client&client_secret=secret";

        assertThat(client.post("/oauth2/token", "{\"grant_type\":\"client_credentials\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client.form("/oauth2/token?" + form, GRANT).status()).isEqualTo(400);
        assertThat(client.with(basic("client:secret"))
                        .form("/oauth2/token", form)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTokenExpiresAfterAnHour() {
        Client early = client.authorized();
        assertThat(early.get("/v3/webhooks").status()).isEqualTo(200);

        RUNNING.clock.updateAndGet(now -> now.plus(Duration.ofHours(1)));

        Reply reply = early.get("/v3/webhooks");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.detail()).contains("expired");
        assertThat(client.authorized().get("/v3/webhooks").status()).isEqualTo(200);
    }

    @Test
    void theOldestTokenGivesWayWhenThereAreTooMany() {
        AccessTokens tokens = new AccessTokens(RUNNING.clock::get);
        String oldest = tokens.issue();
        String next = tokens.issue();

        Stream.generate(tokens::issue).limit(AccessTokens.CAPACITY - 1).forEach(token -> {});

        assertThat(tokens.valid(oldest)).isFalse();
        assertThat(tokens.valid(next)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer unknown", "Basic Y2xpZW50OnNlY3JldA==", "unknown"})
    void nothingIsAnsweredWithoutAToken(String authorization) {
        Stream.of(client, client.with(authorization))
                .flatMap(some -> Stream.of(
                        some.get("/v3/webhooks"),
                        some.get("/v3/webhooks/" + first),
                        some.get("/v3/subscriptions"),
                        some.get("/v3/subscriptions/" + NOBODY),
                        some.post("/v3/subscriptions", creation(first, user, vehicle)),
                        some.delete("/v3/subscriptions/" + NOBODY),
                        some.get("/v3/connections"),
                        some.get("/v3/connections/" + NOBODY)))
                .forEach(reply -> {
                    assertThat(reply.status()).isEqualTo(401);
                    assertThat(reply.json().at("/errors/0/type").asText()).isEqualTo("AUTHENTICATION");
                    assertThat(reply.detail()).contains("token");
                    assertThat(reply.headers().firstValue("WWW-Authenticate")).contains("Bearer");
                });
    }

    // --- webhooks

    @Test
    void aWebhookIsShownAsTheDashboardMadeIt() {
        JsonNode webhook = smartcar.get("/v3/webhooks/" + first).json().path("data");

        assertThat(webhook.at("/attributes/name").asText()).isEqualTo("Fleet north");
        assertThat(webhook.at("/attributes/triggers/0/code").asText()).isEqualTo("odometer-traveleddistance");
        assertThat(webhook.at("/attributes/data")).hasSize(2);
        assertThat(webhook.at("/links/self").asText()).isEqualTo(RUNNING.server.uri() + "/v3/webhooks/" + first);
    }

    @Test
    void webhooksAreFiltered() {
        assertThat(ids("/v3/webhooks?filter[name]=Fleet%20no")).containsExactly(first);
        assertThat(ids("/v3/webhooks?filter%5Bname%5D=south")).containsExactly(second);
        assertThat(ids("/v3/webhooks?filter[name]=west")).isEmpty();
        assertThat(ids("/v3/webhooks?filter[callbackUri]=/hoo")).contains(first, second);
        assertThat(ids("/v3/webhooks?filter[callbackUri]=example.com")).isEmpty();
        assertThat(ids("/v3/webhooks?filter[isEnabled]=false")).isEmpty();
        assertThat(ids("/v3/webhooks?filter[isEnabled]=true")).contains(first, second);
        assertThat(ids("/v3/webhooks?filter[autoSubscribe]=true")).isEmpty();
        assertThat(ids("/v3/webhooks?filter[autoSubscribe]=false&filter[name]=north"))
                .containsExactly(first);
    }

    @Test
    void whatIsNoWebhookIs404() {
        Reply reply = smartcar.get("/v3/webhooks/" + NOBODY);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().at("/errors/0/status").asText()).isEqualTo("404");
        assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("WEBHOOK_NOT_FOUND");
        assertThat(reply.json().at("/errors/0/links/about").asText())
                .isEqualTo("https://smartcar.com/docs/errors/api-errors/resource-not-found-errors#webhook-not-found");
    }

    // --- pages

    @Test
    void pagesLeadToEachOther() {
        JsonNode page =
                smartcar.get("/v3/webhooks?page[size]=1&filter[name]=Fleet").json();
        URI next = URI.create(page.at("/links/next").asText());

        assertThat(page.at("/meta/totalCount").asInt()).isEqualTo(2);
        assertThat(page.at("/links/prev").isNull()).isTrue();
        assertThat(page.at("/links/last").asText()).isEqualTo(next.toString());
        JsonNode last =
                smartcar.get(next.getRawPath() + "?" + next.getRawQuery()).json();
        assertThat(last.at("/data/0/id").asText()).isEqualTo(second);
        assertThat(last.at("/meta/pageNumber").asInt()).isEqualTo(2);
        assertThat(last.at("/links/next").isNull()).isTrue();
        assertThat(last.at("/links/prev").asText())
                .isEqualTo(page.at("/links/first").asText())
                .isEqualTo(RUNNING.server.uri()
                        + "/v3/webhooks?page%5Bsize%5D=1&filter%5Bname%5D=Fleet&page%5Bnumber%5D=1");
    }

    @Test
    void aPagePastTheEndIsEmpty() {
        JsonNode page = smartcar.get("/v3/webhooks?page[number]=2147483647").json();

        assertThat(page.path("data")).isEmpty();
        assertThat(page.at("/links/next").isNull()).isTrue();
    }

    @Test
    void pagesHaveTheDocumentedSizes() {
        assertThat(smartcar.get("/v3/webhooks").json().at("/meta/pageSize").asInt())
                .isEqualTo(50);
        assertThat(smartcar.get("/v3/subscriptions").json().at("/meta/pageSize").asInt())
                .isEqualTo(25);
        assertThat(smartcar.get("/v3/subscriptions?page[size]=100").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page[size]=101", "page[size]=0", "page[size]=all", "page[number]=0", "page[number]=-1"})
    void aPageThatIsNoneIsRefused(String query) {
        for (String list : new String[] {"webhooks", "subscriptions", "connections"}) {
            Reply reply = smartcar.get("/v3/" + list + "?" + query);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/type").asText()).isEqualTo("VALIDATION");
            assertThat(reply.detail()).startsWith(query.replaceFirst("=.*", ": expected a whole number from 1"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "webhooks?filter[isEnabled]=yes,filter[isEnabled]: expected true or false",
        "webhooks?filter[userId]=x,filter[userId]: unknown parameter",
        "subscriptions?filter[vehicle.mode]=test,filter[vehicle.mode]: expected live or simulated",
        "subscriptions?filter[webhook]=x,filter[webhook]: unknown parameter",
        "connections?filter[webhookId]=x,filter[webhookId]: unknown parameter"
    })
    void aFilterThatIsNoneIsRefused(String target, String detail) {
        Reply reply = smartcar.get("/v3/" + target);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).startsWith(detail);
    }

    // --- subscriptions

    @Test
    void aVehicleIsSubscribedAMomentLaterAndUnsubscribedAtOnce() {
        String list = "/v3/subscriptions?filter[webhookId]=" + first + "&filter[vehicleId]=" + vehicle;

        assertThat(smartcar.post("/v3/subscriptions", creation(first, user, vehicle))
                        .status())
                .isEqualTo(202);
        String id = await().until(() -> ids(list), found -> found.size() == 1).get(0);
        JsonNode subscription = smartcar.get("/v3/subscriptions/" + id).json().path("data");
        assertThat(subscription.at("/relationships/webhook/data/id").asText()).isEqualTo(first);
        assertThat(subscription.at("/relationships/user/data/id").asText()).isEqualTo(user);
        assertThat(subscription.at("/relationships/vehicle/links/related").asText())
                .isEqualTo(RUNNING.server.uri() + "/v3/vehicles/" + vehicle);
        assertThat(ids("/v3/subscriptions?filter[userId]=" + user)).contains(id);
        assertThat(ids("/v3/subscriptions?filter[userId]=" + NOBODY)).isEmpty();
        assertThat(ids(list + "&filter[vehicle.mode]=live")).contains(id);
        assertThat(ids(list + "&filter[vehicle.mode]=simulated")).isEmpty();

        Reply again = smartcar.post("/v3/subscriptions", creation(first, user, vehicle));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.detail()).contains("already subscribed");

        assertThat(smartcar.delete("/v3/subscriptions/" + id).status()).isEqualTo(204);
        assertThat(smartcar.get("/v3/subscriptions/" + id).status()).isEqualTo(404);
        assertThat(smartcar.delete("/v3/subscriptions/" + id).status()).isEqualTo(404);
    }

    @Test
    void whatIsNotThereIsNotSubscribed() {
        assertThat(code(creation(NOBODY, user, vehicle))).isEqualTo("404 WEBHOOK_NOT_FOUND");
        assertThat(code(creation(second, NOBODY, vehicle))).isEqualTo("404 USER_NOT_FOUND");
        assertThat(code(creation(second, user, NOBODY))).isEqualTo("404 VEHICLE_NOT_FOUND");
    }

    @Test
    void theVehicleOfAnotherUserIsForbidden() {
        Reply reply = smartcar.post("/v3/subscriptions", creation(second, user, RUNNING.vehicle(1)));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().at("/errors/0/type").asText()).isEqualTo("PERMISSION");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                      | not valid JSON",
                "{}                                     | data: send",
                "{\"data\":{}}                          | data.attributes: send webhookId",
                "{\"data\":[]}                          | data: expected an object",
                "{\"data\":{\"type\":\"webhook\"}}      | data.type: expected subscription",
                "{\"data\":{\"attributes\":{}}}         | data.attributes.webhookId: expected a UUID",
                "{\"data\":{\"attributes\":{\"webhookId\":\"<uuid>\"}}} | data.attributes.webhookId: expected a UUID",
                "{\"data\":{\"attributes\":{\"webhookId\":7}}}          | data.attributes.webhookId: expected text",
                "{\"data\":{\"attributes\":{\"webhook\":\"\"}}}         | data.attributes.webhook: unknown field"
            })
    void aSubscriptionThatIsNoneIsRefused(String body, String detail) {
        Reply reply = smartcar.post("/v3/subscriptions", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).startsWith(detail);
    }

    private String code(String creation) {
        Reply reply = smartcar.post("/v3/subscriptions", creation);
        return reply.status() + " " + reply.json().at("/errors/0/code").asText();
    }

    // --- connections

    @Test
    void connectionsTellWhoConnectedWhat() {
        JsonNode connection = smartcar.get("/v3/connections?filter[vehicleId]=" + vehicle)
                .json()
                .at("/data/0");

        assertThat(connection.at("/relationships/user/data/id").asText()).isEqualTo(user);
        assertThat(connection.at("/attributes/permissions").toString()).contains("read_vehicle_info");
        assertThat(smartcar.get("/v3/connections/" + connection.path("id").asText())
                        .json()
                        .path("data"))
                .isEqualTo(connection);
        assertThat(ids("/v3/connections")).hasSize(3);
        assertThat(ids("/v3/connections?filter[userId]=" + user))
                .containsExactly(connection.path("id").asText());
        assertThat(ids("/v3/connections?filter[vehicle.mode]=simulated")).isEmpty();
        assertThat(smartcar.get("/v3/connections/" + NOBODY).status()).isEqualTo(404);
    }

    private List<String> ids(String target) {
        JsonNode data = smartcar.get(target).json().path("data");
        return IntStream.range(0, data.size())
                .mapToObj(i -> data.path(i).path("id").asText())
                .toList();
    }
}
