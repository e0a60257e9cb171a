package io.signalpost.eventlog.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.EventFilter.Refusal;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which parameter keeps an event back, and what the event has in its place. */
class EventFilterTest {

    private static final String VEHICLE = "1bcddf9f-f4f4-5e71-9870-ce0851b7f826";

    /** A KIA at 57 %, charging, first delivery. */
    private static final LogEntry ENTRY = new LogEntry(
            1,
            0,
            "VEHICLE_STATE",
            "LIVE",
            VEHICLE,
            100,
            false,
            new VehicleEvent("1", Instant.EPOCH, Examples.body("vehicle-state-first-delivery.json")));

    @Test
    void whatGetsThroughHasNoRefusal() {
        EventFilter filter = filter(
                "eventTypes",
                "VEHICLE_STATE",
                "modes",
                "live",
                "vehicles",
                VEHICLE,
                "makes",
                "Kia,Ford",
                "triggers",
                "FIRST_DELIVERY",
                "signals",
                "odometer-traveleddistance");

        assertThat(filter.refusals(ENTRY)).isEmpty();
        assertThat(filter.test(ENTRY)).isTrue();
    }

    @Test
    void eachParameterThatKeepsItBackIsNamed() {
        EventFilter filter = filter(
                "eventTypes",
                "VEHICLE_ERROR",
                "modes",
                "TEST",
                "vehicles",
                "other",
                "makes",
                "FORD",
                "users",
                "somebody",
                "triggers",
                "charge-ischarging",
                "signals",
                "fuel-level, odometer");

        assertThat(filter.refusals(ENTRY))
                .containsExactly(
                        new Refusal("eventTypes", "VEHICLE_ERROR", "VEHICLE_STATE"),
                        new Refusal("modes", "TEST", "LIVE"),
                        new Refusal("vehicles", "other", VEHICLE),
                        new Refusal("makes", "FORD", "KIA"),
                        new Refusal("users", "somebody", "fd776e68-09b2-5a5c-81a8-47883e832fb6"),
                        new Refusal("triggers", "charge-ischarging", "FIRST_DELIVERY"),
                        new Refusal(
                                "signals",
                                "fuel-level, odometer",
                                "tractionbattery-stateofcharge,charge-ischarging,odometer-traveleddistance,vehicleidentification-vin"));
        assertThat(filter.test(ENTRY)).isFalse();
    }

    @Test
    void anEventThatHasNothingOfTheKindIsToldSo() {
        LogEntry error = new LogEntry(
                1, 0, "VEHICLE_ERROR", null, null, 100, false, new VehicleEvent("1", Instant.EPOCH, "{}".getBytes()));
        EventFilter filter = filter("modes", "", "vehicles", VEHICLE, "makes", "KIA", "signals", "fuel-level");

        assertThat(filter.refusals(error))
                .isEqualTo(List.of(
                        new Refusal("vehicles", VEHICLE, ""),
                        new Refusal("makes", "KIA", ""),
                        new Refusal("signals", "fuel-level", "")));
    }

    private static EventFilter filter(String... parameters) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            named.put(parameters[i], parameters[i + 1]);
        }
        return new EventFilter(named);
    }

    @Test
    void isTheSameWhenItWasWrittenDown() {
        EventFilter filter = filter("modes", " LIVE , test", "makes", "", "vehicles", "a");

        assertThat(filter.parameters()).isEqualTo("modes=LIVE,test\nvehicles=a");
        assertThat(EventFilter.of(filter.parameters()).parameters()).isEqualTo(filter.parameters());
        assertThat(EventFilter.of("").test(ENTRY)).isTrue();
    }
}
