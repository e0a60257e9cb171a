package io.signalpost.subscriptions;

/**
 * A vehicle that its owner has connected to the application.
 *
 * @param userId the owner; null when Smartcar does not tell
 */
public record ConnectionResource(String vehicleId, String userId, VehicleInfo vehicle) {}
