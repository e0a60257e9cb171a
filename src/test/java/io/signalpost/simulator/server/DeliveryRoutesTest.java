package io.signalpost.simulator.server;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.simulator.server.Client.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The log of deliveries. */
@Timeout(60)
class DeliveryRoutesTest {

    @AutoClose
    private static final ServedSimulator RUNNING = new ServedSimulator();

    private final Client client = RUNNING.client;

    @Test
    void theDeliveryLogIsFilteredAndLimited() {
        String id = RUNNING.createVerifiedWebhook("Log");
        List.of(1, 2, 3).forEach(i -> client.post("/api/webhooks/" + id + "/test"));

        JsonNode log = client.get("/api/deliveries?webhookId=" + id).json();

        assertThat(log).hasSize(3);
        assertThat(log.at("/0/triggers/0").asText()).isEqualTo("odometer-traveleddistance");
        assertThat(client.get("/api/deliveries?limit=2&webhookId=" + id).json()).hasSize(2);
        assertThat(client.get("/api/deliveries?state=DROPPED&webhookId=" + id).json())
                .isEmpty();
        assertThat(client.get("/api/deliveries?vehicleId=nobody").json()).isEmpty();
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
}
