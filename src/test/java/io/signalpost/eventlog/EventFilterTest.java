package io.signalpost.eventlog;

import java.time.Instant;
import java.util.List;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.EventFilter.Refusal;
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
        EventFilter filter = new EventFilter(
                "VEHICLE_STATE", "live", VEHICLE, "Kia,Ford", null, "FIRST_DELIVERY", "odometer-traveleddistance");

        assertThat(filter.refusals(ENTRY)).isEmpty();
        assertThat(filter.test(ENTRY)).isTrue();
    }

    @Test
    void eachParameterThatKeepsItBackIsNamed() {
        EventFilter filter = new EventFilter(
                "VEHICLE_ERROR", "TEST", "other", "FORD", "somebody", "charge-ischarging", "fuel-level, odometer");

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
        EventFilter filter = new EventFilter(null, "", VEHICLE, "KIA", null, null, "fuel-level");

        assertThat(filter.refusals(error))
                .isEqualTo(List.of(
                        new Refusal("vehicles", VEHICLE, ""),
                        new Refusal("makes", "KIA", ""),
                        new Refusal("signals", "fuel-level", "")));
    }
}
