package io.signalpost.subscriptions;

/**
 * A vehicle whose events a webhook gets.
 *
 * @param since ISO 8601, as Smartcar gives it; this and {@code userId} are null when it does not
 */
public record SubscriptionResource(
        String id, String webhookId, String vehicleId, String userId, VehicleInfo vehicle, String since) {

    /** Whether it is of this vehicle, and of this owner as far as both are known: one vehicle can have several. */
    public boolean isOf(ConnectionResource connection) {
        return connection.vehicleId().equals(vehicleId)
                && (userId == null || connection.userId() == null || userId.equals(connection.userId()));
    }
}
