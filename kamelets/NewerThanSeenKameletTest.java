import io.signalpost.authoring.kit.Arrival;
import io.signalpost.authoring.kit.TestedDelivery;
import io.signalpost.authoring.kit.TestedRoute;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NewerThanSeenKameletTest extends KameletTest {

    private static final String NOON = "1773662400000";
    private static final String BODY =
            """
            {"eventId": "EVENT", "eventType": "VEHICLE_STATE", "data": {"vehicle": {"id": "car-1"}, "signals": [
              {"code": "tractionbattery-stateofcharge", "body": {"value": 50, "unit": "percent"},
               "status": {"value": "SUCCESS"}, "meta": {"oemUpdatedAt": TIME}},
              {"code": "charge-ischarging", "body": {"value": true},
               "status": {"value": "SUCCESS"}, "meta": {"oemUpdatedAt": 1773662400000}}]}}
            """;

    private static String body(String event, String time) {
        return BODY.replace("EVENT", event).replace("TIME", time);
    }

    @Test
    void ofTheReadingsOfABatchThoseAreLeftThatAreNewer(TestedRoute route) {
        TestedDelivery delivery = route.destination("newer-than-seen")
                .deliver(body("one", NOON), body("two", "1773662460000"), body("late", "1773662300000"));

        Arrival arrival = delivery.arrived("http:*");
        assertThat(arrival.json()).hasSize(3);
        arrival.hasJson("/0/eventId", "one").hasJson("/1/code", "charge-ischarging").hasJson("/2/eventId", "two");
    }
}
