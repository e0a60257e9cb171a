package io.signalpost.webhook.refused;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request that was refused, kept for diagnosis within bounds (table {@code refused}).
 *
 * @param cause       a short closed word, for instance {@code signature} or {@code json}
 * @param status      the HTTP status it was answered with
 * @param scSignature the {@code SC-Signature} header as sent; null when there was none or several
 * @param remote      address of the caller
 * @param application the name at the end of the path, or null on the common paths
 * @param headers     the few other headers that tell something, as a JSON object of text or lists of text; null is none
 * @param body        null where it is not looked at, as in a list
 * @param findings    what has been found out about it
 */
public record RefusedRequest(
        Instant receivedAt,
        String cause,
        int status,
        String scSignature,
        String remote,
        String application,
        String headers,
        byte[] body,
        Findings findings) {

    /**
     * @param tokenName name of the management token that signed it, which makes it worth most; null when none did
     * @param diagnosis a short closed word; null when none was made
     * @param eventType what the body calls itself, true or not; null when that is not a short word
     * @param mode      {@code LIVE}, {@code TEST}, {@code SIMULATED}; null when the body names none of them
     */
    public record Findings(String tokenName, String diagnosis, String eventType, String mode) {

        public static final Findings NONE = new Findings(null, null, null, null);

        private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
        private static final Set<String> MODES = Set.of("LIVE", "TEST", "SIMULATED");

        public Findings {
            eventType = eventType != null && WORD.matcher(eventType).matches() ? eventType : null;
            mode = mode != null && MODES.contains(mode) ? mode : null;
        }
    }

    public RefusedRequest with(Findings found) {
        return new RefusedRequest(receivedAt, cause, status, scSignature, remote, application, headers, body, found);
    }

    /** Bytes it takes in the table. */
    public int size() {
        return (body == null ? 0 : body.length) + (headers == null ? 0 : headers.length());
    }
}
