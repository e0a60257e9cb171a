package io.signalpost.simulator.wire;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.catalog.SignalDefinition;
import org.junit.jupiter.api.Test;

import static io.signalpost.simulator.wire.Facts.signal;
import static org.assertj.core.api.Assertions.assertThat;

class TestEventTest {

    private static final List<SignalDefinition> DATA =
            List.of(signal("odometer-traveleddistance"), signal("vehicleidentification-vin"));

    private final OutgoingEvent event =
            TestEvent.of(Facts.WEBHOOK, List.of(signal("closure-islocked")), DATA, Facts.DELIVERED_AT);
    private final JsonNode body = Facts.json(WireProfile.WIRE_4_0, event);

    @Test
    void isOfAVehicleThatDoesNotExist() {
        assertThat(body.at("/meta/mode").asText()).isEqualTo("TEST");
        assertThat(body.at("/data/vehicle").toString())
                .endsWith("\"make\":\"TESLA\",\"model\":\"Model 3\",\"year\":2020,\"mode\":\"test\","
                        + "\"powertrainType\":\"BEV\"}");
        assertThat(body.at("/meta/webhookId").asText()).isEqualTo(Facts.WEBHOOK.id());
    }

    @Test
    void hasTheCataloguesExamplesAsOfNow() {
        assertThat(body.at("/data/signals"))
                .extracting(signal -> signal.path("body"))
                .containsExactly(DATA.get(0).exampleBody(), DATA.get(1).exampleBody());
        assertThat(body.at("/data/signals"))
                .extracting(signal -> signal.at("/meta/oemUpdatedAt").asLong())
                .containsExactly(Facts.DELIVERED_AT.toEpochMilli(), 0L);
    }

    @Test
    void saysThatAllTriggersHaveFired() {
        assertThat(body.path("triggers").toString())
                .isEqualTo("[{\"type\":\"SIGNAL_UPDATED\",\"signal\":{\"name\":\"IsLocked\",\"group\":\"Closure\","
                        + "\"code\":\"closure-islocked\"}}]");
    }

    @Test
    void isAnotherEventEachTime() {
        assertThat(TestEvent.of(Facts.WEBHOOK, DATA, DATA, Facts.DELIVERED_AT).eventId())
                .isNotEqualTo(event.eventId());
    }
}
