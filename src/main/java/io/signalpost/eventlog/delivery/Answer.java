package io.signalpost.eventlog.delivery;

import java.util.Map;

/**
 * What a destination has said to what it was given, such as {@code HTTP 200} or the id that it gave a message.
 *
 * @param toAll   null when it has said nothing
 * @param toEvent by the event's id, when it has said something to each event of a batch
 */
public record Answer(String toAll, Map<String, String> toEvent) {

    public static final Answer NONE = new Answer(null, Map.of());

    String to(String eventId) {
        return toEvent.getOrDefault(eventId, toAll);
    }
}
