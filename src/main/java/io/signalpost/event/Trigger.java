package io.signalpost.event;

/**
 * Why an event was sent.
 *
 * @param type  {@code SIGNAL_UPDATED}, {@link #FIRST_DELIVERY} or one of tomorrow; the {@code eventType} of an
 *              {@code eventBased} 2.0 event
 * @param code  the signal that changed, or {@link #FIRST_DELIVERY}; null for a type that names no signal
 * @param name  of the signal, for instance {@code TraveledDistance}; null without one
 * @param group of the signal, for instance {@code Odometer}; null without one
 */
public record Trigger(String type, String code, String name, String group) {

    /** The first event after a vehicle was subscribed or a webhook enabled: all signals, as they are. */
    public static final String FIRST_DELIVERY = "FIRST_DELIVERY";

    static final String SIGNAL_UPDATED = "SIGNAL_UPDATED";
}
