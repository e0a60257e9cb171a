package io.signalpost.simulator.server;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.simulator.server.Client.Reply;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a person does in the Dashboard, by HTTP. The shapes of all answers are compared with openapi.yaml by the client. */
@Timeout(60)
class ControlApiTest {

    private static final ServedSimulator RUNNING = new ServedSimulator();
    private static final String NOBODY = "/00000000-0000-0000-0000-000000000000";

    private final Client client = RUNNING.client;

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    @Test
    void theCatalogueHasEverySignalInItsGroup() {
        JsonNode catalog = client.get("/api/catalog").json();

        assertThat(catalog.findValuesAsText("code"))
                .containsAll(Catalog.get().signals().stream()
                        .map(signal -> signal.code())
                        .toList());
        assertThat(catalog.at("/groups/0/group").asText()).isEqualTo("Charge");
        assertThat(catalog.at("/integrationTypes/1/message").asText()).contains("not simulated");
    }

    @Test
    void theCatalogueDescribesEveryFaultOfTheDial() {
        JsonNode faults = client.get("/api/catalog").json().path("faults");

        assertThat(faults.findValuesAsText("code"))
                .containsExactlyElementsOf(client.get("/api/faults").json()::fieldNames);
        assertThat(faults.findValuesAsText("description")).doesNotContain("").doesNotHaveDuplicates();
    }

    @Test
    void permissionsFollowFromSignals() {
        JsonNode needed = client.post(
                        "/api/permissions",
                        "{\"signals\":[\"tractionbattery-stateofcharge\",\"charge-ischarging\",\"wheel-style\"]}")
                .json();

        assertThat(needed.path("scope").asText()).isEqualTo("read_battery read_charge");
        assertThat(needed.at("/permissions/1/signals/0").asText()).isEqualTo("charge-ischarging");
        assertThat(needed.at("/unmapped/0").asText()).isEqualTo("wheel-style");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"odometer-traveleddistance\",\"charge-ischargin\"] | signals[1] | did you mean 'charge-ischarging'?",
                "null                                                | signals    | expected a list of signal codes",
                "\"odometer-traveleddistance\"                       | signals    | expected a list",
                "[7]                                                 | signals[0] | expected text",
                "[null]                                              | signals    | expected"
            })
    void signalsThatAreNoneAreRefused(String signals, String field, String message) {
        Reply reply = client.post("/api/permissions", "{\"signals\":" + signals + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).startsWith(field);
        assertThat(reply.message()).contains(message);
    }

    @Test
    void theStatusTellsOfTheSimulatorButNoSecret() {
        Reply reply = client.get("/api/status");

        assertThat(reply.json().at("/application/clientId").asText()).isEqualTo("client");
        assertThat(reply.json().path("suggestedCallbackUri").asText())
                .isEqualTo("http://localhost:8080/webhooks/smartcar");
        assertThat(reply.text()).doesNotContain(Examples.TOKEN, "secret");
    }

    @Test
    void theClockIsSetAndWhatIsAbsentStays() {
        client.put("/api/clock", "{\"timeScale\":2000,\"running\":true}");
        JsonNode status = client.put("/api/clock", "{\"running\":false}").json();

        assertThat(status.path("timeScale").asDouble()).isEqualTo(2000);
        assertThat(status.path("running").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"timeScale\":0}        | timeScale | expected 0.001 to 1000000",
                "{\"timeScale\":\"fast\"} | timeScale | expected a number",
                "{\"running\":\"yes\"}    | running   | expected true or false",
                "{\"running\":1}          | running   | expected true or false",
                "{\"speed\":1}            | speed     | unknown field; expected one of timeScale, running",
                "{\"running\":true,\"running\":false} | '' | not valid JSON, at line 1",
                "{\"running\":true        | ''        | not valid JSON, at line 1",
                "{} {}                    | ''        | expected an object",
                "[]                       | ''        | expected an object",
                "null                     | ''        | send a JSON object"
            })
    void aClockThatIsNoneIsRefused(String body, String field, String message) {
        Reply reply = client.put("/api/clock", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
        assertThat(reply.message()).contains(message);
    }

    @Test
    void aTokenIsTakenIntoUseAndNeverShown() {
        String id = RUNNING.createWebhook("Token");
        try {
            Reply reply = client.post("/api/application/token", "{\"token\":\"brand-new\",\"liveStaysOnFormer\":true}");

            assertThat(reply.status()).isEqualTo(204);
            assertThat(client.post("/api/webhooks/" + id + "/verify")
                            .json()
                            .path("verified")
                            .asBoolean())
                    .isFalse();
        } finally {
            client.post("/api/application/token", "{\"token\":\"" + Examples.TOKEN + "\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":\" hush-hush \"}",
                "{\"token\":{\"x\":\"hush-hush\"}}",
                "{\"token\":[\"hush-hush\"]}",
                "{\"liveStaysOnFormer\":true}"
            })
    void aTokenThatIsNoneIsRefusedWithoutRepeatingIt(String body) {
        Reply reply = client.post("/api/application/token", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("token");
        assertThat(reply.text()).doesNotContain("hush");
    }

    @Test
    void faultsAreSetAndWhatIsAbsentIsZero() {
        client.put("/api/faults", "{\"slow-body\":0.5,\"duplicate\":1}");
        JsonNode rates = client.put("/api/faults", "{\"slow-body\":0.25}").json();

        assertThat(rates.path("slow-body").asDouble()).isEqualTo(0.25);
        assertThat(rates.path("duplicate").asDouble()).isZero();
        assertThat(client.put("/api/faults", "{}").json())
                .isEqualTo(client.get("/api/faults").json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"duplicate\":1.5}    | duplicate | expected a number from 0 to 1",
                "{\"duplicate\":null}   | duplicate | expected a number from 0 to 1",
                "{\"duplicate\":\"1\"}  | duplicate | expected a number",
                "{\"duplicates\":0.5}   | duplicates| unknown fault; expected one of duplicate, disorder"
            })
    void faultsThatAreNoneAreRefused(String body, String field, String message) {
        Reply reply = client.put("/api/faults", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
        assertThat(reply.message()).contains(message);
    }

    @Test
    void aWebhookIsSavedWithWhatFollowsFromIt() {
        Reply reply = client.post(
                "/api/webhooks",
                RUNNING.draft("Saved", "[\"odometer-traveleddistance\",\"vehicleidentification-vin\"]"));
        JsonNode webhook = reply.json();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(webhook.path("data").findValuesAsText("code"))
                .containsExactly("odometer-traveleddistance", "vehicleidentification-vin", "closure-doors");
        assertThat(webhook.path("scope").asText()).isEqualTo("read_odometer read_vin read_security");
        assertThat(webhook.path("warnings").toString()).contains("never changes");
        assertThat(webhook.path("verified").asBoolean()).isFalse();
        assertThat(client.get("/api/webhooks/" + webhook.path("id").asText()).json())
                .isEqualTo(webhook);
        assertThat(client.get("/api/webhooks").json()).contains(webhook);
    }

    @Test
    void unitsAndProfileAreWrittenByTheirCodes() {
        JsonNode webhook = client.post(
                        "/api/webhooks",
                        RUNNING.draft("Codes", "[\"charge-ischarging\"]")
                                .replaceFirst("}$", ",\"units\":\"imperial\",\"profile\":\"2025-autumn\"}"))
                .json();

        assertThat(webhook.path("units").asText()).isEqualTo("imperial");
        assertThat(webhook.path("profile").asText()).isEqualTo("2025-autumn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"units\":\"inches\"       | units            | expected metric or imperial",
                "\"units\":\"METRIC\"       | units            | expected metric or imperial",
                "\"profile\":\"5.0\"        | profile          | 4.0, 4.0-docs",
                "\"autoSubscribe\":\"all\"  | autoSubscribe    | expected true or false",
                "\"errorCallbackUri\":7     | errorCallbackUri | expected text",
                "\"errorCallbackUri\":\"x\" | errorCallbackUri | http",
                "\"type\":\"rest\"          | type             | not simulated",
                "\"trigger\":[]             | trigger          | unknown field; expected one of"
            })
    void aDraftIsRefusedByField(String member, String field, String message) {
        Reply reply = client.post(
                "/api/webhooks",
                RUNNING.draft("Bad", "[\"charge-ischarging\"]").replaceFirst("}$", "," + member + "}"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
        assertThat(reply.message()).contains(message);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Reply reply = client.post("/api/webhooks", "{\"triggers\":[\"odometer\"]}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().findValuesAsText("field")).contains("name", "callbackUri", "triggers[0]");
    }

    @Test
    void aWebhookIsVerifiedTestedDisabledAndDeleted() {
        String id = RUNNING.createVerifiedWebhook("Life");
        String webhook = "/api/webhooks/" + id;

        String event = client.post(webhook + "/test").json().path("eventId").asText();
        await().untilAsserted(() -> assertThat(client.get("/api/deliveries/" + event)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("ACKNOWLEDGED"));
        assertThat(client.get("/api/deliveries/" + event).json().path("mode").asText())
                .isEqualTo("TEST");
        assertThat(client.post(webhook + "/disable").json().path("enabled").asBoolean())
                .isFalse();
        assertThat(client.post(webhook + "/test").status()).isEqualTo(409);
        assertThat(client.post(webhook + "/enable").json().path("enabled").asBoolean())
                .isTrue();
        assertThat(client.delete(webhook).status()).isEqualTo(204);
        assertThat(client.get(webhook).status()).isEqualTo(404);
    }

    @Test
    void aWebhookIsNotTestedBeforeItIsVerified() {
        Reply reply = client.post("/api/webhooks/" + RUNNING.createWebhook("Unverified") + "/test");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message()).contains("verify it first");
    }

    @Test
    void anotherCallbackUriMakesItUnverified() {
        String webhook = "/api/webhooks/" + RUNNING.createVerifiedWebhook("Moved");
        String draft = RUNNING.draft("Moved", "[\"charge-ischarging\"]");

        assertThat(client.put(webhook, draft).json().path("verified").asBoolean())
                .isTrue();
        assertThat(client.put(webhook, draft.replace("/hook", "/errors"))
                        .json()
                        .path("verified")
                        .asBoolean())
                .isFalse();
        assertThat(client.put(webhook, "{\"name\":\"\"}").status()).isEqualTo(400);
    }

    @Test
    void aVehicleShowsWhatFitsInATableOrWhatIsAskedForOrAll() {
        String vehicle = "/api/vehicles/" + RUNNING.vehicle(0);

        assertThat(client.get("/api/vehicles").json().at("/0/signals")).hasSize(6);
        assertThat(client.get("/api/vehicles?signals=wheel-tires").json().at("/0/signals"))
                .hasSize(1);
        assertThat(client.get(vehicle).json().path("signals"))
                .hasSize(Catalog.get().signals().size());
    }

    @Test
    void aSignalThatIsNoneIsNotShown() {
        Reply reply = client.get("/api/vehicles?signals=wheel-tires,wheel-tyres");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("signals[1]");
        assertThat(reply.message()).contains("did you mean 'wheel-tires'?");
    }

    @Test
    void aConnectionBreaksAndIsMended() {
        String vehicle = "/api/vehicles/" + RUNNING.vehicle(1);

        client.put(vehicle + "/error", "{\"type\":\"CONNECTED_SERVICES_ACCOUNT\",\"code\":\"AUTHENTICATION_FAILED\"}");
        assertThat(client.get(vehicle).json().at("/connectionError/code").asText())
                .isEqualTo("AUTHENTICATION_FAILED");
        client.delete(vehicle + "/error");
        assertThat(client.get(vehicle).json().path("connectionError").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"NO_SUCH\",\"code\":\"ERROR\"}", "{}", "{\"type\":7}"})
    void anErrorThatIsNoneBreaksNothing(String error) {
        Reply reply = client.put("/api/vehicles/" + RUNNING.vehicle(2) + "/error", error);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\":0}", "{\"count\":1001}", "{\"count\":1.5}", "{\"count\":\"1\"}", "{}"})
    void aCountThatIsNoneConnectsNothing(String body) {
        Reply reply = client.post("/api/vehicles", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("count");
        assertThat(reply.message()).contains("a whole number");
    }

    @Test
    void moreVehiclesAreConnected() {
        int before = client.get("/api/vehicles").json().size();

        Reply reply = client.post("/api/vehicles", "{\"count\":2}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json()).hasSize(2);
        assertThat(client.get("/api/vehicles").json()).hasSize(before + 2);
    }

    @Test
    void aVehicleIsSubscribedOnceAndUnsubscribed() {
        String id = RUNNING.createWebhook("Subscribed");
        String vehicle = "/api/vehicles/" + RUNNING.vehicle(0);
        String body = "{\"webhookId\":\"" + id + "\"}";

        assertThat(client.post(vehicle + "/subscriptions", body).status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(client.get("/api/webhooks/" + id)
                        .json()
                        .path("subscriptions")
                        .asInt())
                .isEqualTo(1));
        assertThat(client.get(vehicle).json().path("subscriptions").findValuesAsText("webhookId"))
                .contains(id);
        assertThat(client.post(vehicle + "/subscriptions", body).status()).isEqualTo(409);
        assertThat(client.delete(vehicle + "/subscriptions/" + id).status()).isEqualTo(204);
        assertThat(client.delete(vehicle + "/subscriptions/" + id).status()).isEqualTo(404);
    }

    @Test
    void whatIsNoWebhookIsNotSubscribedTo() {
        String vehicle = "/api/vehicles/" + RUNNING.vehicle(0) + "/subscriptions";

        assertThat(client.post(vehicle, "{}").field()).isEqualTo("webhookId");
        assertThat(client.post(vehicle, "{\"webhookId\":\"x\"}").status()).isEqualTo(404);
    }

    @Test
    void theDeliveryLogIsFilteredAndLimited() {
        String id = RUNNING.createVerifiedWebhook("Log");
        List.of(1, 2, 3).forEach(i -> client.post("/api/webhooks/" + id + "/test"));

        assertThat(client.get("/api/deliveries?webhookId=" + id).json()).hasSize(3);
        assertThat(client.get("/api/deliveries?limit=2&webhookId=" + id).json()).hasSize(2);
        assertThat(client.get("/api/deliveries?state=DROPPED&webhookId=" + id).json())
                .isEmpty();
        assertThat(client.get("/api/deliveries?vehicleId=nobody").json()).isEmpty();
        assertThat(client.get("/api/deliveries?webhookId=" + id)
                        .json()
                        .at("/0/triggers/0")
                        .asText())
                .isEqualTo("odometer-traveleddistance");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit,expected a whole number from 1 to 10000",
        "limit=many,limit,expected a whole number from 1 to 10000",
        "state=LOST,state,expected PENDING or ACKNOWLEDGED or DROPPED",
        "webhook=x,webhook,unknown parameter",
        "state=PENDING&state=DROPPED,state,given more than once"
    })
    void aFilterThatIsNoneIsRefused(String query, String field, String message) {
        Reply reply = client.get("/api/deliveries?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
        assertThat(reply.message()).contains(message);
    }

    @Test
    void whatIsNotThereIs404() {
        String error = "{\"type\":\"PERMISSION\"}";
        String draft = RUNNING.draft("None", "[\"charge-ischarging\"]");
        String webhook = "/api/webhooks" + NOBODY;
        String vehicle = "/api/vehicles" + NOBODY;
        String id = RUNNING.createWebhook("Somebody");

        assertThat(List.of(
                        client.get(webhook),
                        client.put(webhook, draft),
                        client.delete(webhook),
                        client.post(webhook + "/verify"),
                        client.post(webhook + "/test"),
                        client.post(webhook + "/enable"),
                        client.post(webhook + "/disable"),
                        client.get(vehicle),
                        client.put(vehicle + "/error", error),
                        client.delete(vehicle + "/error"),
                        client.post(vehicle + "/subscriptions", "{\"webhookId\":\"" + id + "\"}"),
                        client.delete(vehicle + "/subscriptions" + NOBODY),
                        client.get("/api/deliveries" + NOBODY)))
                .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(404));
    }
}
