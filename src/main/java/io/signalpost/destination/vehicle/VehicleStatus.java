package io.signalpost.destination.vehicle;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the tables say of one vehicle. No VIN, no position, no value of a signal.
 *
 * @param year        null, as make and model, when Smartcar never said
 * @param mode        {@code LIVE} or {@code SIMULATED}: that of its last event
 * @param lastEventAt when its last event came in
 * @param cadence     mean time between two of its events, the latest weighing most; null after only one
 * @param silentSince when it had been quiet for too long, by its own cadence; null when it is not silent
 * @param openFaults  how many of its faults are not resolved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VehicleStatus(
        String vehicleId,
        String make,
        String model,
        Integer year,
        String mode,
        Instant lastEventAt,
        long events,
        Duration cadence,
        boolean silent,
        Instant silentSince,
        long openFaults) {}
