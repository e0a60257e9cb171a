package io.signalpost.eventlog.store;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The vehicle and the user that an event is about.
 *
 * @param vehicle as {@link Subject#vehicle} makes it
 * @param user    as {@link Subject#user} makes it
 */
public record Subjects(long vehicle, long user) {

    /** Of an erased one nothing is known. */
    public static Subjects of(LogEntry entry) {
        return entry.isErased()
                ? new Subjects(Subject.NONE, Subject.NONE)
                : of(entry.vehicleId(), entry.event().body());
    }

    /** @param vehicleId null for none */
    public static Subjects of(String vehicleId, byte[] body) {
        return new Subjects(Subject.vehicle(vehicleId), Subject.user(Subject.userOf(body)));
    }

    /** Those that there are. */
    public List<Long> all() {
        return LongStream.of(vehicle, user)
                .filter(subject -> subject != Subject.NONE)
                .boxed()
                .toList();
    }
}
