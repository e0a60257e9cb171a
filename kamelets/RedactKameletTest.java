import io.signalpost.authoring.kit.Arrival;
import io.signalpost.authoring.kit.TestedRoute;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RedactKameletTest extends KameletTest {

    private static final String VEHICLE = "1bcddf9f-f4f4-5e71-9870-ce0851b7f826";

    private static String digest(String text) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, "a secret of thirty-two characters or more").hmacHex(text);
    }

    @Test
    void saysNeitherWhoNorWhereAndIsStillAnEvent(TestedRoute route) {
        Arrival arrival = route.destination("redact")
                .deliver("examples/vehicle-state-many-signals.json")
                .arrived("http:*");

        assertThat(arrival.body())
                .doesNotContain(VEHICLE, "WBY00000000000017", "50.8467", "4.3525", "location-preciselocation\",\"name")
                .contains("dbce212c-984d-52b1-9416-bced225ae6fa", "tractionbattery-stateofcharge");
        arrival.hasJson("/data/vehicle/id", digest(VEHICLE)).hasHeader("X-Vehicle", digest(VEHICLE));
        assertThat(arrival.body()).contains(digest("WBY00000000000017"));
    }

    @Test
    void aLinkThatHoldsAnIdHoldsItNoMore(TestedRoute route) {
        Arrival arrival = route.destination("redact")
                .deliver(
                        """
                        {"eventId": "e", "eventType": "VEHICLE_ERROR", "data": {"vehicle": {"id": "%s", "vin": "WBY00000000000017"},
                          "user": {"id": "u", "externalId": "someone@example.com"},
                          "errors": [{"resolution": {"url": "https://example.com/%s?vin=WBY00000000000017"}}]}}
                        """
                                .formatted(VEHICLE, VEHICLE))
                .arrived("http:*");

        assertThat(arrival.body()).doesNotContain(VEHICLE, "WBY00000000000017", "someone@example.com", "\"u\"");
    }
}
