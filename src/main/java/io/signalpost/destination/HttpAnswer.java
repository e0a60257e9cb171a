package io.signalpost.destination;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.signalpost.eventlog.delivery.DestinationUnavailableException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import org.apache.hc.client5.http.utils.DateUtils;

/** Turns the answer of a business system into what became of the event. */
public final class HttpAnswer {

    private final Clock clock;

    HttpAnswer(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns when the event is delivered, which is what any 2xx says.
     *
     * @param status     the HTTP status
     * @param retryAfter the header {@code Retry-After} (RFC 9110, 10.2.3), null when there is none
     * @throws DestinationUnavailableException for an answer that concerns every event: 401, and 429 and 503 that say when
     *     to come again
     * @throws UndeliverableException for one that another attempt would only get again
     */
    public void check(int status, String retryAfter) {
        if (status >= 200 && status < 300) {
            return;
        }
        String reason = "the business system answered " + status;
        if (status == 401) {
            throw new DestinationUnavailableException(reason + "; is destination.http.secret the one it knows?");
        }
        Duration wait = parse(retryAfter);
        if (wait != null && (status == 429 || status == 503)) {
            throw new DestinationUnavailableException(reason, wait);
        }
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            throw new IllegalStateException(reason);
        }
        throw new UndeliverableException(reason);
    }

    /** Seconds or an HTTP date; null for anything else, a slip of the business system: the route's own delays apply. */
    private Duration parse(String retryAfter) {
        if (retryAfter != null && retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Integer.parseInt(retryAfter));
        }
        Instant date = retryAfter == null ? null : DateUtils.parseStandardDate(retryAfter);
        return date == null ? null : Duration.between(clock.instant(), date);
    }
}
