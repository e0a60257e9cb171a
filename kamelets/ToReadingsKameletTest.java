import io.signalpost.authoring.kit.Arrival;
import io.signalpost.authoring.kit.TestedRoute;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ToReadingsKameletTest extends KameletTest {

    @Test
    void makesAMapOfEachSignalThatCouldBeRead(TestedRoute route) {
        Arrival arrival = route.destination("to-readings")
                .deliver("examples/vehicle-state-many-signals.json")
                .arrived("http:*");

        arrival.hasJson("/0/eventId", "dbce212c-984d-52b1-9416-bced225ae6fa")
                .hasJson("/0/vehicleId", "1bcddf9f-f4f4-5e71-9870-ce0851b7f826")
                .hasJson("/0/code", "tractionbattery-stateofcharge")
                .hasJson("/0/value", 57)
                .hasJson("/0/unit", "percent")
                .hasJson("/0/oemUpdatedAt", "2026-03-16T08:39:18Z");
        assertThat(arrival.json()).hasSize(14);
    }
}
