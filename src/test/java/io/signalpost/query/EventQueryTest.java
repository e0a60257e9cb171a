package io.signalpost.query;

import java.time.Instant;

import io.signalpost.event.VehicleEvent;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventQueryTest {

    /** A KIA at 57 %, charging, first delivery. */
    private static final VehicleEvent EVENT = new VehicleEvent(
            "0a8c63ca-41ec-5fbc-989e-dcac2ef995e6",
            Instant.parse("2026-03-16T08:40:00Z"),
            Examples.body("vehicle-state-first-delivery.json"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id=0a8c63ca-41ec-5fbc-989e-dcac2ef995e6",
                "vehicle=1bcddf9f-f4f4-5e71-9870-ce0851b7f826",
                "user=other,fd776e68-09b2-5a5c-81a8-47883e832fb6",
                "type=vehicle_state",
                "type=VEHICLE_ERROR,VEHICLE_STATE",
                "trigger=FIRST_DELIVERY",
                "mode=LIVE",
                "token=default",
                "from=2026-03-16T08:40:00Z",
                "to=2026-03-17",
                "signal=charge-ischarging",
                "signal=charge-ischarging:present",
                "signal=charge-ischarging:eq:true",
                "signal=tractionbattery-stateofcharge:lt:58",
                "signal=tractionbattery-stateofcharge:le:57.0",
                "signal=tractionbattery-stateofcharge:gt:56.9",
                "signal=tractionbattery-stateofcharge:ge:57",
                "signal=tractionbattery-stateofcharge:eq:57.00",
                "signal=tractionbattery-stateofcharge:ne:20",
                "type=VEHICLE_STATE & signal=odometer-traveleddistance:gt:1000"
            })
    void whatFitsGetsThrough(String query) {
        assertThat(EventQuery.parse(query).test(EVENT, "default")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id=0a8c63ca",
                "vehicle=fd776e68-09b2-5a5c-81a8-47883e832fb6",
                "type=VEHICLE_ERROR",
                "trigger=charge-ischarging",
                "mode=TEST,SIMULATED",
                "token=other",
                "from=2026-03-16T08:40:00.001Z",
                "to=2026-03-16T08:40:00Z",
                "signal=fuel-level",
                "signal=fuel-level:ne:20",
                "signal=charge-ischarging:ne:true",
                "signal=charge-ischarging:gt:1",
                "signal=tractionbattery-stateofcharge:lt:57",
                "type=VEHICLE_STATE&signal=tractionbattery-stateofcharge:gt:57"
            })
    void whatDoesNotIsKeptBack(String query) {
        assertThat(EventQuery.parse(query).test(EVENT, "default")).isFalse();
    }

    @Test
    void anEventOfNoKnownTokenIsOfNone() {
        assertThat(EventQuery.parse("token=default").test(EVENT, null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            vehicel=1 | unknown parameter 'vehicel'; did you mean 'vehicle'?
            colour=red | unknown parameter 'colour'; there are id, vehicle, user, type, trigger, signal, mode, token, from, to
            VEHICLE_STATE | 'VEHICLE_STATE' is no parameter and value; write for instance type=VEHICLE_STATE
            type= | type has no value; write for instance type=VEHICLE_STATE
            from=yesterday | 'yesterday' is no time; write for instance 2026-11-28T08:00:00Z
            signal=tractionbattery-stateofchrge | did you mean 'tractionbattery-stateofcharge'?
            type=VEHICLE_STATE,VEHICLE_EROR | there is no 'VEHICLE_EROR'; did you mean 'VEHICLE_ERROR'?
            mode=LIFE | there is no 'LIFE'; did you mean 'LIVE'?
            trigger=FIRST_DELIVRY | there is no 'FIRST_DELIVRY'; did you mean 'FIRST_DELIVERY'?
            trigger=charge-ischargin | did you mean 'charge-ischarging'?
            signal=odometer-traveleddistance:below:5 | unknown comparison 'below'; there are lt, le, gt, ge, eq, ne, present
            signal=odometer-traveleddistance:presen | unknown comparison 'presen'; did you mean 'present'?
            signal=odometer-traveleddistance:lt:far | 'far' is no number; write for instance odometer-traveleddistance:lt:20
            signal=odometer-traveleddistance:lt | is no condition; write for instance odometer-traveleddistance:lt:20
            """)
    void whatIsWrongIsToldWithWhatToWrite(String query, String told) {
        assertThatThrownBy(() -> EventQuery.parse(query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }

    @Test
    void aSignalThatNobodyKnowsMayBeOfTomorrow() {
        assertThat(EventQuery.parse("signal=quantum-flux:gt:1").test(EVENT, null))
                .isFalse();
    }
}
