package io.signalpost.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.simulator.server.Client.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.signalpost.simulator.server.ServedSimulator.NOBODY;
import static io.signalpost.simulator.server.ServedSimulator.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Subscriptions and connections in Smartcar's API v3 as Smartcar documents them. */
@Timeout(60)
class ManagementSubscriptionsTest {

    @AutoClose
    private static final ServedSimulator RUNNING = new ServedSimulator();

    private static final String WEBHOOK = RUNNING.createWebhook("Fleet north");
    private static final String ANOTHER = RUNNING.createWebhook("Fleet south");
    private static final String VEHICLE = RUNNING.vehicle(0);
    private static final String USER = RUNNING.userOf(VEHICLE);

    private final Client smartcar = RUNNING.client.authorized();

    @Test
    void aVehicleIsSubscribedAMomentLaterAndUnsubscribedAtOnce() {
        String list = "/v3/subscriptions?filter[webhookId]=" + WEBHOOK + "&filter[vehicleId]=" + VEHICLE;

        assertThat(smartcar.post("/v3/subscriptions", subscription(WEBHOOK, USER, VEHICLE))
                        .status())
                .isEqualTo(202);
        String id = await().until(() -> smartcar.ids(list), found -> found.size() == 1)
                .get(0);

        JsonNode subscription = smartcar.get("/v3/subscriptions/" + id).json().path("data");
        assertThat(subscription.at("/relationships/webhook/data/id").asText()).isEqualTo(WEBHOOK);
        assertThat(subscription.at("/relationships/user/data/id").asText()).isEqualTo(USER);
        assertThat(subscription.at("/relationships/vehicle/links/related").asText())
                .isEqualTo(RUNNING.server.uri() + "/v3/vehicles/" + VEHICLE);
        assertThat(smartcar.ids("/v3/subscriptions?filter[userId]=" + USER)).contains(id);
        assertThat(smartcar.ids("/v3/subscriptions?filter[userId]=" + NOBODY)).isEmpty();
        assertThat(smartcar.ids(list + "&filter[vehicle.mode]=live")).contains(id);
        assertThat(smartcar.ids(list + "&filter[vehicle.mode]=simulated")).isEmpty();

        Reply again = smartcar.post("/v3/subscriptions", subscription(WEBHOOK, USER, VEHICLE));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.detail()).contains("already subscribed");

        assertThat(smartcar.delete("/v3/subscriptions/" + id).status()).isEqualTo(204);
        assertThat(smartcar.get("/v3/subscriptions/" + id).status()).isEqualTo(404);
        assertThat(smartcar.delete("/v3/subscriptions/" + id).status()).isEqualTo(404);
    }

    @Test
    void whatIsNotThereIsNotSubscribed() {
        assertThat(code(subscription(NOBODY, USER, VEHICLE))).isEqualTo("404 WEBHOOK_NOT_FOUND");
        assertThat(code(subscription(ANOTHER, NOBODY, VEHICLE))).isEqualTo("404 USER_NOT_FOUND");
        assertThat(code(subscription(ANOTHER, USER, NOBODY))).isEqualTo("404 VEHICLE_NOT_FOUND");
    }

    @Test
    void theVehicleOfAnotherUserIsForbidden() {
        Reply reply = smartcar.post("/v3/subscriptions", subscription(ANOTHER, USER, RUNNING.vehicle(1)));

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

    @Test
    void connectionsTellWhoConnectedWhat() {
        JsonNode connection = smartcar.get("/v3/connections?filter[vehicleId]=" + VEHICLE)
                .json()
                .at("/data/0");

        assertThat(connection.at("/relationships/user/data/id").asText()).isEqualTo(USER);
        assertThat(connection.at("/attributes/permissions").toString()).contains("read_vehicle_info");
        assertThat(smartcar.get("/v3/connections/" + connection.path("id").asText())
                        .json()
                        .path("data"))
                .isEqualTo(connection);
        assertThat(smartcar.ids("/v3/connections")).hasSize(3);
        assertThat(smartcar.ids("/v3/connections?filter[userId]=" + USER))
                .containsExactly(connection.path("id").asText());
        assertThat(smartcar.ids("/v3/connections?filter[vehicle.mode]=simulated"))
                .isEmpty();
        assertThat(smartcar.get("/v3/connections/" + NOBODY).status()).isEqualTo(404);
    }
}
