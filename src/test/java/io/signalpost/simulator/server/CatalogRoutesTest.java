package io.signalpost.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.simulator.server.Client.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What there is to choose from: signals, permissions and faults. */
@Timeout(60)
class CatalogRoutesTest {

    @AutoClose
    private static final ServedSimulator RUNNING = new ServedSimulator();

    private final Client client = RUNNING.client;

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
}
