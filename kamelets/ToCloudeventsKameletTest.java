import io.signalpost.authoring.kit.Arrival;
import io.signalpost.authoring.kit.TestedRoute;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ToCloudeventsKameletTest extends KameletTest {

    private static final String EVENT = "examples/vehicle-state-many-signals.json";
    private static final String FAULT = "examples/vehicle-error.json";
    private static final String ID = "dbce212c-984d-52b1-9416-bced225ae6fa";
    private static final String VEHICLE = "1bcddf9f-f4f4-5e71-9870-ce0851b7f826";

    @Test
    void aBatchBecomesAJsonBatch(TestedRoute route) {
        Arrival arrival =
                route.destination("structured").deliver(EVENT, FAULT).arrived("http:*");

        arrival.hasHeader("Content-Type", "application/cloudevents-batch+json")
                .hasJson("/0/specversion", "1.0")
                .hasJson("/0/id", ID)
                .hasJson("/0/source", "https://fleet.example.com/signalpost")
                .hasJson("/0/type", "com.smartcar.vehicle_state")
                .hasJson("/0/subject", VEHICLE)
                .hasJson("/0/partitionkey", VEHICLE)
                .hasJson("/0/time", "2026-03-16T08:50:00Z")
                .hasJson("/0/datacontenttype", "application/json")
                .hasJson("/0/data/eventId", ID)
                .hasJson("/1/type", "com.smartcar.vehicle_error");
    }

    @Test
    void binaryHasTheAttributesAsHeadersAndTheBytesAsTheyCame(TestedRoute route) {
        Arrival arrival = route.destination("binary").deliver(EVENT).arrived("http:*");

        arrival.hasHeader("ce-specversion", "1.0")
                .hasHeader("ce-id", ID)
                .hasHeader("ce-source", "https://fleet.example.com/signalpost")
                .hasHeader("ce-type", "com.smartcar.vehicle_state")
                .hasHeader("ce-subject", VEHICLE)
                .hasHeader("ce-time", "2026-03-16T08:50:00Z")
                .hasHeader("Content-Type", "application/json")
                .hasJson("/eventId", ID);
        assertThat(arrival.body()).startsWith("{\"eventId\":\"" + ID);
    }
}
