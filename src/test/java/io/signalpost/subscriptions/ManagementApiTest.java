package io.signalpost.subscriptions;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManagementApiTest {

    private static final Credentials CREDENTIALS = new Credentials(StubSmartcar.CLIENT_ID, StubSmartcar.CLIENT_SECRET);
    private static final String TOKEN = "POST /oauth2/token";

    private final List<Duration> pauses = new ArrayList<>();
    private StubSmartcar smartcar;
    private ManagementApi api;

    @BeforeEach
    void start() throws IOException {
        smartcar = new StubSmartcar()
                .webhook("w1", "fleet")
                .disabledWebhook("w2", "test")
                .connection("v1", "u1", "KIA", "EV6", 2023)
                .connection("v2", "u1", "TESLA", "Model 3", 2020)
                .connection("v3", "u2", "FORD", "F-150", 2021)
                .subscription("w1", "v1");
        api = api(CREDENTIALS);
    }

    private ManagementApi api(Credentials credentials) {
        return new ManagementApi(smartcar.endpoints(), credentials, Duration.ofSeconds(5), pauses::add);
    }

    @AfterEach
    void stop() {
        smartcar.close();
    }

    @Test
    void readsWebhooksConnectionsAndSubscriptions() {
        VehicleInfo ev6 = new VehicleInfo("KIA", "EV6", 2023);

        assertThat(api.webhooks()).containsExactly(new Webhook("w1", "fleet", true), new Webhook("w2", "test", false));
        assertThat(api.connections()).hasSize(3).contains(new Connection("v1", "u1", ev6));
        assertThat(api.subscriptions(null))
                .containsExactly(new Subscription("sub-0", "w1", "v1", "u1", ev6, "2026-05-04T08:15:00.000Z"));
        assertThat(api.subscriptions("w2")).isEmpty();
        assertThat(ev6.description()).isEqualTo("KIA EV6 2023");
    }

    @Test
    void subscribesOnceAndUnsubscribesOnce() {
        Connection tesla = api.connections().get(1);

        assertThat(api.subscribe("w1", tesla)).isTrue();
        assertThat(api.subscribe("w1", tesla)).isFalse();
        assertThat(api.awaitListed("w1", List.of(tesla), Duration.ofSeconds(5))).isEmpty();
        String id = api.subscriptions("w1").get(1).id();
        assertThat(api.unsubscribe(id)).isTrue();
        assertThat(api.unsubscribe(id)).isFalse();
        assertThat(smartcar.subscriptions()).extracting(Subscription::vehicleId).containsExactly("v1");
    }

    @Test
    void saysWhatSmartcarSaysOfARefusedSubscription() {
        assertThatThrownBy(() -> api.subscribe("w1", new Connection("v1", "u2", VehicleInfo.UNKNOWN)))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.status()).isEqualTo(404);
                    assertThat(e.ofThisRequestOnly()).isTrue();
                })
                .hasMessage("POST /v3/subscriptions: 404 VEHICLE_NOT_FOUND: this user has no such vehicle");
    }

    @Test
    void whatAnAttemptWithoutAGoodAnswerHasDoneIsDoneByIt() {
        Connection here = new Connection("v1", "u1", VehicleInfo.UNKNOWN);
        smartcar.fault("POST /v3/subscriptions", 504, "").fault("DELETE /v3/subscriptions/gone", 504, "");

        assertThat(api.subscribe("w1", here)).isTrue();
        assertThat(api.unsubscribe("gone")).isTrue();

        smartcar.fault("POST /v3/subscriptions", 429, "");
        assertThat(api.subscribe("w1", here)).as("429 has done nothing").isFalse();
    }

    @Test
    void stopsWaitingForASubscriptionThatIsNeverListed() {
        Connection tesla = api.connections().get(1);

        assertThat(api.awaitListed("w1", List.of(tesla), Duration.ofMillis(20))).containsExactly(tesla);
    }

    @Test
    void followsPagesToTheEndAndLinksNowhereElse() {
        smartcar.pageSize(1);

        assertThat(api.connections()).extracting(Connection::vehicleId).containsExactly("v1", "v2", "v3");
        assertThat(smartcar.requests())
                .containsExactly(
                        TOKEN,
                        "GET /v3/connections?page[size]=100",
                        "GET /v3/connections?page[size]=100&page[number]=2",
                        "GET /v3/connections?page[size]=100&page[number]=3");
    }

    @Test
    void doesNotGoRoundInCircles() {
        String circle = "{\"data\":[],\"links\":{\"next\":\"/v3/connections?page[number]=7\"}}";
        smartcar.fault("GET /v3/connections", 200, circle).fault("GET /v3/connections", 200, circle);

        assertThat(api.connections()).isEmpty();
    }

    @Test
    void usesOneTokenAsLongAsItLasts() {
        api.webhooks();
        api.webhooks();

        assertThat(smartcar.requests()).containsOnlyOnce(TOKEN).hasSize(3);
    }

    @Test
    void getsAnotherTokenShortlyBeforeItEnds() {
        smartcar.tokenSeconds(59);

        api.webhooks();
        api.webhooks();

        assertThat(smartcar.requests()).filteredOn(TOKEN::equals).hasSize(2);
    }

    @Test
    void getsAnotherTokenWhenItIsRefused() {
        api.webhooks();
        smartcar.forgetTokens();

        assertThat(api.webhooks()).hasSize(2);
        assertThat(smartcar.requests()).filteredOn(TOKEN::equals).hasSize(2);
    }

    @Test
    void givesUpWhenANewTokenIsRefusedToo() {
        String refusal = "{\"errors\":[{\"type\":\"AUTHENTICATION\",\"code\":null,\"title\":\"No\"}]}";
        smartcar.fault("GET /v3/webhooks", 401, refusal).fault("GET /v3/webhooks", 401, refusal);

        assertThatThrownBy(api::webhooks)
                .hasMessage("GET /v3/webhooks: 401 AUTHENTICATION: No")
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.ofThisRequestOnly())
                        .isFalse());
        assertThat(smartcar.requests()).hasSize(4);
    }

    @Test
    void namesTheVariablesWhenCredentialsAreWrongAndShowsNone() {
        ManagementApi stranger = api(new Credentials(StubSmartcar.CLIENT_ID, "guessed"));

        assertThatThrownBy(stranger::webhooks)
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("POST /oauth2/token: 401 invalid_client; Smartcar does not know these"
                        + " SMARTCAR_CLIENT_ID and SMARTCAR_CLIENT_SECRET")
                .hasMessageNotContaining("guessed")
                .hasMessageNotContaining(StubSmartcar.CLIENT_ID);
        assertThat(CREDENTIALS).asString().doesNotContain(StubSmartcar.CLIENT_SECRET, StubSmartcar.CLIENT_ID);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void triesAgainAfterAWhile(int status) {
        smartcar.fault("GET /v3/webhooks", status, "").fault("GET /v3/webhooks", status, "<html>");

        assertThat(api.webhooks()).hasSize(2);
        assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        smartcar.fault("GET /v3/webhooks", 429, "", "Retry-After", "7")
                .fault("GET /v3/webhooks", 429, "", "Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT");

        assertThat(api.webhooks()).hasSize(2);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(1));
    }

    @Test
    void doesNotWaitForMinutes() {
        smartcar.fault("GET /v3/webhooks", 429, "", "Retry-After", "3600");

        assertThatThrownBy(api::webhooks).hasMessage("GET /v3/webhooks: 429; Smartcar asks to come back in 3600 s");
        assertThat(pauses).isEmpty();
    }

    @Test
    void givesUpAfterFourAttempts() {
        for (int i = 0; i < 4; i++) {
            smartcar.fault("GET /v3/webhooks", 503, "{\"errors\":[{\"title\":\"Overloaded\"}]}");
        }

        assertThatThrownBy(api::webhooks).hasMessage("GET /v3/webhooks: 503 Overloaded");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void givesUpOnAnAddressWhereNobodyListens() {
        smartcar.close();

        assertThatThrownBy(api::webhooks)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isZero())
                .hasMessage("no answer from " + smartcar.endpoints().token().getAuthority() + ": not to be reached");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void givesUpOnOneThatDoesNotAnswer() throws IOException {
        try (java.net.ServerSocket silent =
                new java.net.ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://localhost:" + silent.getLocalPort());
            ManagementApi impatient =
                    new ManagementApi(new Endpoints(uri, uri, uri), CREDENTIALS, Duration.ofMillis(50), pauses::add);

            assertThatThrownBy(impatient::webhooks).hasMessageEndingWith(": nothing within 50 ms");
        }
    }

    @Test
    void followsNoRedirect() {
        smartcar.fault("GET /v3/webhooks", 307, "", "Location", smartcar.origin() + "/v3/connections");

        assertThatThrownBy(api::webhooks).hasMessage("GET /v3/webhooks: 307");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"data":[{"id":     | GET /v3/webhooks: the answer is no JSON
            <html>secret</html> | GET /v3/webhooks: the answer is no JSON
            ''                  | GET /v3/webhooks: the answer has no list 'data'
            {"data":{}}         | GET /v3/webhooks: the answer has no list 'data'
            """)
    void saysThatAnAnswerMakesNoSense(String body, String expected) {
        smartcar.fault("GET /v3/webhooks", 200, body);

        assertThatThrownBy(api::webhooks).isInstanceOf(ApiException.class).hasMessage(expected);
    }

    @Test
    void refusesATokenThatIsNone() {
        smartcar.fault(TOKEN, 200, "{\"token\":\"x\"}");

        assertThatThrownBy(api::webhooks).hasMessage("POST /oauth2/token: the answer has no access_token");
    }

    @Test
    void toleratesWhatSmartcarLeavesOut() {
        smartcar.fault(
                "GET /v3/connections",
                200,
                "{\"data\":[{\"id\":\"c\"},{\"relationships\":{\"vehicle\":" + "{\"data\":{\"id\":\"v9\"}}}}]}");

        assertThat(api.connections()).containsExactly(new Connection("v9", null, VehicleInfo.UNKNOWN));
        assertThat(VehicleInfo.UNKNOWN.description()).isEmpty();
    }

    @Test
    void findsAWebhookByIdOrByWholeName() {
        List<Webhook> webhooks =
                List.of(new Webhook("a", "fleet", true), new Webhook("b", "fleet", true), new Webhook("c", "a", true));

        assertThat(Webhook.find(webhooks, "a").id()).isEqualTo("a");
        assertThat(Webhook.find(webhooks, "c").id()).isEqualTo("c");
        assertThatThrownBy(() -> Webhook.find(webhooks, "fleet"))
                .hasMessage("'fleet' is the name of 2 webhooks; give the id: fleet (a), fleet (b)");
        assertThatThrownBy(() -> Webhook.find(webhooks, "flee"))
                .hasMessage("no webhook has the id or name 'flee'; there is: fleet (a), fleet (b), a (c)");
        assertThatThrownBy(() -> Webhook.find(List.of(), "x"))
                .hasMessage("no webhook has the id or name 'x'; create one first, in the Smartcar Dashboard under"
                        + " Integrations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://management.api.smartcar.com/v3",
                "https://user@management.api.smartcar.com/v3",
                "https://management.api.smartcar.com/v3?a=b",
                "ftp://localhost/",
                "management.api.smartcar.com",
                "http://localhost.evil.example/v3"
            })
    void sendsSecretsOnlyEncryptedOrToThisMachine(String address) {
        URI uri = URI.create(address);
        URI good = Endpoints.SMARTCAR.token();

        assertThatThrownBy(() -> new Endpoints(uri, good, good))
                .hasMessageContaining("the management API must be https");
        assertThatThrownBy(() -> new Endpoints(good, uri, good)).hasMessageContaining("the vehicle API must be https");
        assertThatThrownBy(() -> new Endpoints(good, good, uri))
                .hasMessageContaining("the token endpoint must be https");
    }

    @Test
    void takesCredentialsOfTheEnvironmentAlone() {
        assertThat(Credentials.from(Map.of("SMARTCAR_CLIENT_ID", " id ", "SMARTCAR_CLIENT_SECRET", "secret\n")))
                .isEqualTo(new Credentials("id", "secret"));
        assertThatThrownBy(() -> Credentials.from(Map.of("SMARTCAR_CLIENT_SECRET", "secret")))
                .hasMessageContaining("SMARTCAR_CLIENT_ID is not set")
                .hasMessageContaining("API Credentials");
        assertThatThrownBy(() -> Credentials.from(Map.of("SMARTCAR_CLIENT_ID", "id", "SMARTCAR_CLIENT_SECRET", " ")))
                .hasMessageContaining("SMARTCAR_CLIENT_SECRET is not set");
    }
}
