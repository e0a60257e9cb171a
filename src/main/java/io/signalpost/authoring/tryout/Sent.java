package io.signalpost.authoring.tryout;

import java.util.Map;
import java.util.Set;

/**
 * One thing that would have left the process, without its secrets.
 *
 * @param endpoint for instance {@code smtp:email}; of HTTP also method and address
 * @param options  of the endpoint that say where it goes
 * @param headers  of the message
 * @param body     as text
 */
public record Sent(String endpoint, Map<String, String> options, Map<String, String> headers, String body) {

    /** Which of these events it is of, as far as its headers say so; null when they do not. */
    String eventId(Set<String> ids) {
        return headers.values().stream().filter(ids::contains).findFirst().orElse(null);
    }
}
