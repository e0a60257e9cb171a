package io.signalpost.simulator.vehicle;

/**
 * What never changes about a vehicle, as a delivery's {@code data.vehicle} and {@code data.user} tell it.
 *
 * @param id             UUID that Smartcar gives to the connection of this vehicle
 * @param userId         UUID of the owner
 * @param externalUserId the application's own id of the owner; null when it gave none
 * @param make           upper case, for instance {@code TESLA}
 * @param powertrainType {@code BEV}, {@code PHEV} or {@code ICE}
 * @param mode           {@code live} or {@code simulated}
 */
public record VehicleIdentity(
        String id,
        String userId,
        String externalUserId,
        String make,
        String model,
        int year,
        String powertrainType,
        String mode) {}
