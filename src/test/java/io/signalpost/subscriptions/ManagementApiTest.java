package io.signalpost.subscriptions;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManagementApiTest {

    private static final Credentials CREDENTIALS = new Credentials(StubSmartcar.CLIENT_ID, StubSmartcar.CLIENT_SECRET);
    private static final String TOKEN = "POST /oauth2/token";

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
        api = new ManagementApi(smartcar.endpoints(), CREDENTIALS, Duration.ofSeconds(5), pause -> {});
    }

    @AfterEach
    void stop() {
        smartcar.close();
    }

    @Test
    void readsWebhooksConnectionsAndSubscriptions() {
        VehicleInfo ev6 = new VehicleInfo("KIA", "EV6", 2023);

        assertThat(api.webhooks())
                .containsExactly(new WebhookResource("w1", "fleet", true), new WebhookResource("w2", "test", false));
        assertThat(api.connections()).hasSize(3).contains(new ConnectionResource("v1", "u1", ev6));
        assertThat(api.subscriptions(null))
                .containsExactly(new SubscriptionResource("sub-0", "w1", "v1", "u1", ev6, "2026-05-04T08:15:00.000Z"));
        assertThat(api.subscriptions("w2")).isEmpty();
        assertThat(ev6.description()).isEqualTo("KIA EV6 2023");
    }

    @Test
    void subscribesOnceAndUnsubscribesOnce() {
        ConnectionResource tesla = api.connections().get(1);

        assertThat(api.subscribe("w1", tesla)).isTrue();
        assertThat(api.subscribe("w1", tesla)).isFalse();
        assertThat(api.awaitListed("w1", List.of(tesla), Duration.ofSeconds(5))).isEmpty();
        String id = api.subscriptions("w1").get(1).id();
        assertThat(api.unsubscribe(id)).isTrue();
        assertThat(api.unsubscribe(id)).isFalse();
        assertThat(smartcar.subscriptions())
                .extracting(SubscriptionResource::vehicleId)
                .containsExactly("v1");
    }

    @Test
    void saysWhatSmartcarSaysOfARefusedSubscription() {
        assertThatThrownBy(() -> api.subscribe("w1", new ConnectionResource("v1", "u2", VehicleInfo.UNKNOWN)))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.status()).isEqualTo(404);
                    assertThat(e.ofThisRequestOnly()).isTrue();
                })
                .hasMessage("POST /v3/subscriptions: 404 VEHICLE_NOT_FOUND: this user has no such vehicle");
    }

    @Test
    void whatAnAttemptWithoutAGoodAnswerHasDoneIsDoneByIt() {
        ConnectionResource here = new ConnectionResource("v1", "u1", VehicleInfo.UNKNOWN);
        smartcar.fault("POST /v3/subscriptions", 504, "").fault("DELETE /v3/subscriptions/gone", 504, "");

        assertThat(api.subscribe("w1", here)).isTrue();
        assertThat(api.unsubscribe("gone")).isTrue();

        smartcar.fault("POST /v3/subscriptions", 429, "");
        assertThat(api.subscribe("w1", here)).as("429 has done nothing").isFalse();
    }

    @Test
    void stopsWaitingForASubscriptionThatIsNeverListed() {
        ConnectionResource tesla = api.connections().get(1);

        assertThat(api.awaitListed("w1", List.of(tesla), Duration.ofMillis(20))).containsExactly(tesla);
    }

    @Test
    void followsPagesToTheEndAndLinksNowhereElse() {
        smartcar.pageSize(1);

        assertThat(api.connections()).extracting(ConnectionResource::vehicleId).containsExactly("v1", "v2", "v3");
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
    void toleratesWhatSmartcarLeavesOut() {
        smartcar.fault(
                "GET /v3/connections",
                200,
                "{\"data\":[{\"id\":\"c\"},{\"relationships\":{\"vehicle\":" + "{\"data\":{\"id\":\"v9\"}}}}]}");

        assertThat(api.connections()).containsExactly(new ConnectionResource("v9", null, VehicleInfo.UNKNOWN));
        assertThat(VehicleInfo.UNKNOWN.description()).isEmpty();
    }
}
