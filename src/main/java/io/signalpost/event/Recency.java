package io.signalpost.event;

import java.time.Instant;

/**
 * Where one piece of news stands among others of the same vehicle. Events come in any order, and a retry comes with a new
 * time of delivery: news is later by {@code meta.sequence} where both come from one webhook and say it, else by its time,
 * else by its place in the log.
 *
 * @param webhookId null when the event does not say
 * @param sequence  null when the event does not say, or what it says cannot be
 * @param time      the first credible of what the maker, the fetch and the delivery say; else that of receipt
 * @param latest    the latest time that was believed when the event was received
 * @param logNumber the event's number in the log
 */
public record Recency(String webhookId, Long sequence, Instant time, Instant latest, long logNumber) {

    /** Of what an event says as a whole, such as its faults. */
    public static Recency of(VehicleEvent event) {
        return of(event, WireTime.firstCredible(event.receivedAt(), event.deliveredAt()));
    }

    /** Of what an event says of one signal. */
    public static Recency of(VehicleEvent event, Signal signal) {
        return of(
                event,
                WireTime.firstCredible(
                        event.receivedAt(), signal.oemUpdatedAt(), signal.retrievedAt(), event.deliveredAt()));
    }

    private static Recency of(VehicleEvent event, Instant time) {
        Instant receivedAt = event.receivedAt();
        Long sequence = event.sequence();
        return new Recency(
                event.webhookId(),
                sequence != null && WireTime.isCredible(sequence, receivedAt) ? sequence : null,
                time,
                WireTime.latest(receivedAt),
                event.logNumber());
    }

    /**
     * Whether it takes the place of what was known before; the same news again does. A time that was believed while our
     * own clock was ahead is none for an event that the log got later.
     */
    public boolean supersedes(Recency known) {
        if (sequence != null && known.sequence != null && !sequence.equals(known.sequence) && isOfWebhook(known)) {
            return sequence > known.sequence;
        }
        return logNumber >= known.logNumber
                ? !time.isBefore(known.time) || known.time.isAfter(latest)
                : time.isAfter(known.time);
    }

    private boolean isOfWebhook(Recency known) {
        return webhookId != null && webhookId.equals(known.webhookId);
    }
}
