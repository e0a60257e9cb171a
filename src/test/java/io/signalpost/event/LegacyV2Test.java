package io.signalpost.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class LegacyV2Test {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '"', textBlock = """
                    /odometer       | {'distance':51233.1}       | odometer-traveleddistance                | 51233.1 | km
                    /battery        | {'percentRemaining':0.57}  | tractionbattery-stateofcharge            | 57      | percent
                    /battery        | {'range':210.2}            | tractionbattery-range                    | 210.2   | km
                    /fuel           | {'percentRemaining':0.305} | internalcombustionengine-fuellevel       | 30.5    | percent
                    /fuel           | {'percentRemaining':1}     | internalcombustionengine-fuellevel       | 100     | percent
                    /fuel           | {'amountRemaining':53.2}   | internalcombustionengine-amountremaining | 53.2    | liters
                    /fuel           | {'range':40.5}             | internalcombustionengine-range           | 40.5    | km
                    /engine/oil     | {'lifeRemaining':0.35}     | internalcombustionengine-oillife         | 35      | percent
                    /charge         | {'isPluggedIn':true}       | charge-ischargingcableconnected          | true    | -
                    /charge         | {'state':'FULLY_CHARGED'}  | charge-detailedchargingstatus            | FULLY_CHARGED | -
                    /charge         | {'state':'FULLY_CHARGED'}  | charge-ischarging                        | false   | -
                    /charge         | {'state':'CHARGING'}       | charge-ischarging                        | true    | -
                    /security       | {'isLocked':true}          | closure-islocked                         | true    | -
                    /vin            | {'vin':'WBY0'}             | vehicleidentification-vin                | WBY0    | -
                    /location       | {'latitude':50.8,'longitude':4.3} | location-preciselocation          | {latitude=50.8, longitude=4.3} | -
                    /tires/pressure | {'backRight':219.3,'frontLeft':220} | wheel-tires                     | [{row=0, column=0, tirePressure=220}, {row=1, column=1, tirePressure=219.3}] | kPa
                    """)
    void aPathIsASignalOfToday(String path, String body, String code, String value, String unit) {
        Signal signal = answer(
                        "'path':'" + path + "','code':200,'body':" + body + ",'headers':{'sc-unit-system':'metric'}")
                .signal(code);

        assertThat(signal.ok()).isTrue();
        assertThat(signal.value()).hasToString(value);
        assertThat(signal.unit()).isEqualTo(unit);
    }

    @Test
    void theUnitIsKnownOnlyFromTheHeaders() {
        String odometer = "'path':'/odometer','code':200,'body':{'distance':5}";

        assertThat(answer(odometer).signal("odometer-traveleddistance").unit()).isNull();
        assertThat(answer(odometer + ",'headers':{'sc-unit-system':'imperial'}")
                        .signal("odometer-traveleddistance")
                        .unit())
                .isEqualTo("miles");
    }

    @Test
    void theHeadersGiveTheMakersTime() {
        VehicleEvent event = example("legacy-v2-scheduled.json");

        assertThat(event.signal("odometer-traveleddistance").oemUpdatedAt()).isEqualTo("2024-05-06T07:08:09Z");
        assertThat(event.signal("tractionbattery-range").oemUpdatedAt()).isNull();
    }

    @Test
    void nullIsNoSignal() {
        VehicleEvent event = answer("'path':'/fuel','code':200,'body':{'range':40.5,'percentRemaining':null}");

        assertThat(event.signals()).extracting(Signal::code).containsExactly("internalcombustionengine-range");
    }

    @Test
    void aFailedPathIsFailedSignals() {
        VehicleEvent event = answer(
                "'path':'/battery','code':409,'body':{'type':'VEHICLE_STATE','code':'ASLEEP','description':'x'}");

        assertThat(event.signals())
                .extracting(Signal::code, Signal::ok, Signal::errorType, Signal::errorCode)
                .containsExactly(
                        tuple("tractionbattery-stateofcharge", false, "VEHICLE_STATE", "ASLEEP"),
                        tuple("tractionbattery-range", false, "VEHICLE_STATE", "ASLEEP"));
    }

    @Test
    void unknownPathsAreNoSignals() {
        assertThat(answer("'path':'/cupholder','code':200,'body':{'heat':1}").signals())
                .isEmpty();
    }

    @Test
    void theVehicleMayBeDescribed() {
        VehicleEvent event = answer("'path':'/','code':200,'body':{'make':'KIA','model':'EV6','year':2021}");

        assertThat(event.vehicle()).isEqualTo(new Vehicle("v", "KIA", "EV6", 2021, "SIMULATED", null));
        assertThat(event.mode()).isEqualTo("SIMULATED");
        assertThat(event.webhookId()).isEqualTo("w");
    }

    @Test
    void chargingStarted() {
        VehicleEvent event = example("legacy-v2-event-based.json");

        assertThat(event.triggers())
                .containsExactly(new Trigger("CHARGING_STARTED", "charge-ischarging", "IsCharging", "Charge"));
        assertThat(event.signal("charge-ischarging").bool()).isTrue();
        assertThat(event.signal("charge-ischarging").oemUpdatedAt()).isEqualTo("2024-05-06T07:08:09Z");
    }

    @ParameterizedTest
    @CsvSource({"CHARGING_STOPPED", "CHARGING_COMPLETED"})
    void chargingEnded(String type) {
        VehicleEvent event = event("{'eventName':'eventBased','payload':{'vehicleId':'v','eventType':'" + type + "'}}");

        assertThat(event.signal("charge-ischarging").bool()).isFalse();
        assertThat(event.vehicle().id()).isEqualTo("v");
    }

    private static VehicleEvent answer(String members) {
        return event("{'version':'2.0','webhookId':'w','eventName':'scheduled','mode':'simulated',"
                + "'payload':{'vehicles':[{'vehicleId':'v','data':[{" + members + "}]}]}}");
    }

    private static VehicleEvent example(String file) {
        return new VehicleEvent("e", Instant.EPOCH, Examples.body(file));
    }

    private static VehicleEvent event(String body) {
        return new VehicleEvent("e", Instant.EPOCH, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
