package io.signalpost.simulator.wire;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SignalError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.signalpost.simulator.wire.Facts.failed;
import static io.signalpost.simulator.wire.Facts.reading;
import static org.assertj.core.api.Assertions.assertThat;

class LegacyFormTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            internalcombustionengine-oillife  | {'value':44,'unit':'percent'} | METRIC   | /engine/oil     | {'lifeRemaining':0.44}
            odometer-traveleddistance         | {'value':100,'unit':'km'}     | IMPERIAL | /odometer       | {'distance':62.1}
            charge-detailedchargingstatus     | {'value':'FULLY_CHARGED'}     | METRIC   | /charge         | {'state':'FULLY_CHARGED'}
            charge-ischarging                 | {'value':false}               | METRIC   | /charge         | {'state':'NOT_CHARGING'}
            location-preciselocation          | {'latitude':50.8,'longitude':4.3,'heading':210} | METRIC | /location | {'latitude':50.8,'longitude':4.3}
            closure-islocked                  | {'value':true}                | METRIC   | /security       | {'isLocked':true}
            wheel-tires | {'values':[{'row':1,'column':0,'tirePressure':2.4}],'unit':'bar'} | METRIC   | /tires/pressure | {'backLeft':240}
            wheel-tires | {'values':[{'row':0,'column':1,'tirePressure':2.5}],'unit':'bar'} | IMPERIAL | /tires/pressure | {'frontRight':36.3}
            """)
    void aSignalIsAMemberOfAPath(String code, String body, UnitSystem units, String path, String answer) {
        var webhook = units == UnitSystem.METRIC ? Facts.WEBHOOK : Facts.IMPERIAL;

        JsonNode written =
                data(Facts.state("e", webhook, List.of(reading(code, body)))).path(0);

        assertThat(written.path("path").asText()).isEqualTo(path);
        assertThat(written.path("body")).hasToString(answer.replace('\'', '"'));
        assertThat(written.at("/headers/sc-unit-system").asText())
                .isEqualTo(units.name().toLowerCase());
    }

    @Test
    void theDetailedStatusIsPreferredInWhateverOrder() {
        Reading charging = reading("charge-ischarging", "{'value':false}");
        Reading detailed = reading("charge-detailedchargingstatus", "{'value':'FULLY_CHARGED'}");

        assertThat(Stream.of(List.of(charging, detailed), List.of(detailed, charging))
                        .map(readings -> data(Facts.state("e", readings))
                                .at("/0/body/state")
                                .asText()))
                .containsOnly("FULLY_CHARGED");
    }

    @Test
    void aPathOnWhichNothingCanBeReadHasTheStatusOfTheError() {
        JsonNode answer = data(Facts.state("e", List.of(failed("odometer-traveleddistance", SignalError.NOT_CAPABLE))))
                .path(0);

        assertThat(answer.path("code").asInt()).isEqualTo(501);
        assertThat(answer.at("/body/type").asText()).isEqualTo("COMPATIBILITY");
        assertThat(answer.at("/body/code").asText()).isEqualTo("VEHICLE_NOT_CAPABLE");
    }

    @Test
    void aPathOnWhichSomethingCanBeReadHasJustThat() {
        JsonNode answer = data(Facts.state(
                        "e",
                        List.of(
                                failed("tractionbattery-range", SignalError.PERMISSION),
                                reading("tractionbattery-stateofcharge", "{'value':57,'unit':'percent'}"))))
                .path(0);

        assertThat(answer.path("code").asInt()).isEqualTo(200);
        assertThat(answer.path("body")).hasToString("{\"percentRemaining\":0.57}");
    }

    @Test
    void thereIsNothingToSendOfSignalsThatNoPathHad() {
        OutgoingEvent event = Facts.state("e", List.of(reading("wheel-style", "{'value':'Aero 18'}")));

        assertThat(WireProfile.DYNAMIC_2_0.write(event, Facts.DELIVERY_ID, Facts.DELIVERED_AT))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            true,  50,  80, CHARGING_STARTED
            false, 79,  80, CHARGING_STOPPED
            false, 80,  80, CHARGING_COMPLETED
            false, 99,  -,  CHARGING_STOPPED
            false, 100, -,  CHARGING_COMPLETED
            """)
    void charging(boolean charging, int stateOfCharge, Integer limit, String type) {
        JsonNode body = Facts.json(
                WireProfile.EVENT_BASED_2_0,
                Facts.state(
                        "e",
                        List.of(
                                reading("charge-ischarging", "{'value':" + charging + "}"),
                                reading(
                                        "tractionbattery-stateofcharge",
                                        "{'value':" + stateOfCharge + ",'unit':'percent'}"),
                                reading("charge-chargelimits", "{'values':[],'activeLimit':" + limit + "}")),
                        "charge-ischarging"));

        assertThat(body.at("/payload/eventType").asText()).isEqualTo(type);
    }

    @Test
    void whatIsNoNewsOfChargingIsNoEvent() {
        Reading charging = reading("charge-ischarging", "{'value':true}");

        assertThat(Stream.of(
                                Facts.state("first", List.of(charging)),
                                Facts.state("other", List.of(charging), "odometer-traveleddistance"),
                                Facts.state(
                                        "unknown",
                                        List.of(failed("charge-ischarging", SignalError.PERMISSION)),
                                        "charge-ischarging"))
                        .map(event -> WireProfile.EVENT_BASED_2_0.write(event, Facts.DELIVERY_ID, Facts.DELIVERED_AT)))
                .allSatisfy(body -> assertThat(body).isEmpty());
    }

    private static JsonNode data(OutgoingEvent event) {
        return Facts.json(WireProfile.SCHEDULED_2_0, event).at("/payload/vehicles/0/data");
    }
}
