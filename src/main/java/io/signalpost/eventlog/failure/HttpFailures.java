package io.signalpost.eventlog.failure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.client5.http.utils.DateUtils;

/** HTTP answers other than 2xx. Of an answer only the status is told: address and body may hold a secret or personal data. */
public final class HttpFailures implements FailureReader {

    private static final String RETRY_AFTER = "Retry-After";

    private final Clock clock;

    public HttpFailures(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Failure> read(Throwable error) {
        return error instanceof HttpOperationFailedException http
                ? Optional.of(failure(http.getStatusCode(), retryAfter(http), "HTTP " + http.getStatusCode()))
                : Optional.empty();
    }

    /**
     * @param retryAfter the header {@code Retry-After} (RFC 9110, 10.2.3), null when there is none
     * @param message    is logged
     */
    public AnswerException answer(int status, String retryAfter, String message) {
        return new AnswerException(failure(status, retryAfter, message));
    }

    private Failure failure(int status, String retryAfter, String text) {
        String code = Integer.toString(status);
        Duration wait = duration(retryAfter);
        FailureKind asked = wait == null ? null : Protocol.HTTP.table().kinds().get(code + "+" + RETRY_AFTER);
        return asked == null
                ? new Failure(Protocol.HTTP.kind(code), code, text, Duration.ZERO)
                : new Failure(asked, code, text, wait);
    }

    private static String retryAfter(HttpOperationFailedException http) {
        Map<String, String> headers = http.getResponseHeaders();
        return headers == null
                ? null
                : headers.entrySet().stream()
                        .filter(header -> RETRY_AFTER.equalsIgnoreCase(header.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /** Seconds or an HTTP date; null for anything else, a slip of the other side: the route's own delays apply. */
    private Duration duration(String retryAfter) {
        if (retryAfter != null && retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Integer.parseInt(retryAfter));
        }
        Instant date = retryAfter == null ? null : DateUtils.parseStandardDate(retryAfter);
        return date == null ? null : Duration.between(clock.instant(), date);
    }
}
