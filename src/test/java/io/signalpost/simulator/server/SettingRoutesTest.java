package io.signalpost.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.simulator.server.Client.Reply;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The status, the clock, the token and the fault dial. */
@Timeout(60)
class SettingRoutesTest {

    @AutoClose
    private static final ServedSimulator RUNNING = new ServedSimulator();

    private final Client client = RUNNING.client;

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
        assertRefused(client.put("/api/clock", body), field, message);
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
        assertRefused(client.put("/api/faults", body), field, message);
    }

    private static void assertRefused(Reply reply, String field, String message) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
        assertThat(reply.message()).contains(message);
    }
}
