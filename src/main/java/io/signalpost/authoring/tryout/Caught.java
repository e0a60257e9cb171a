package io.signalpost.authoring.tryout;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A message that would have left the process, as it is. Of most nobody wants to see more than that there was one.
 *
 * @param body text, bytes, an event, a map or a collection; null for none
 */
record Caught(
        String endpoint, Map<String, String> options, Map<String, Object> headers, Object body, Redaction redaction) {

    /** Which of these events it is of, as far as its headers say so; null when they do not. */
    String eventId(Set<String> ids) {
        for (Object value : headers.values()) {
            if (value instanceof String text && ids.contains(text)) {
                return text;
            }
        }
        return null;
    }

    /** What may be seen of it. */
    Sent shown() {
        Map<String, String> seenOptions = new TreeMap<>();
        options.forEach((name, value) -> seenOptions.put(name, redaction.value(name, value)));
        Map<String, String> seenHeaders = new TreeMap<>();
        headers.forEach((name, value) -> seenHeaders.put(name, redaction.value(name, String.valueOf(value))));
        return new Sent(redaction.url(endpoint), seenOptions, seenHeaders, redaction.text(BodyText.of(body)));
    }
}
