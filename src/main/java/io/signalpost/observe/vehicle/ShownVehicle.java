package io.signalpost.observe.vehicle;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalpost.destination.vehicle.OpenFault;
import io.signalpost.destination.vehicle.VehicleStatus;
import org.springframework.lang.Nullable;

/**
 * A vehicle as an operator is shown it.
 *
 * @param lastEvent id of its last event; absent in a list without values, and when it is not known
 * @param signals   how fresh its signals are, with their values; absent in a list without values
 * @param faults    those that are not resolved; absent in a list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShownVehicle(
        @JsonUnwrapped VehicleStatus status,
        @Nullable String lastEvent,
        @Nullable List<ShownSignal> signals,
        @Nullable List<OpenFault> faults) {

    static ShownVehicle of(VehicleStatus status) {
        return new ShownVehicle(status, null, null, null);
    }

    static ShownVehicle of(VehicleStatus status, @Nullable String lastEvent, List<ShownSignal> signals) {
        return new ShownVehicle(status, lastEvent, signals, null);
    }

    /** @param cadences of signals, by the code */
    ShownVehicle with(Map<String, Duration> cadences) {
        return new ShownVehicle(
                status,
                lastEvent,
                signals.stream()
                        .map(signal -> signal.with(cadences.get(signal.code())))
                        .toList(),
                faults);
    }

    ShownVehicle with(List<OpenFault> openFaults) {
        return new ShownVehicle(status, lastEvent, signals, openFaults);
    }
}
