package io.signalpost.eventlog.store;

/**
 * The vehicle and the user that an event is about.
 *
 * @param vehicle as {@link Subject#vehicle} makes it
 * @param user    as {@link Subject#user} makes it
 */
public record Subjects(long vehicle, long user) {

    /** @param vehicleId null for none */
    public static Subjects of(String vehicleId, byte[] body) {
        return new Subjects(Subject.vehicle(vehicleId), Subject.user(Subject.userOf(body)));
    }
}
