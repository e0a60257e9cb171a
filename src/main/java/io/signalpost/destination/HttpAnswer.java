package io.signalpost.destination;

import java.time.Clock;

import io.signalpost.eventlog.failure.AnswerException;
import io.signalpost.eventlog.failure.HttpFailures;

/** Turns the answer of a business system into what became of the event. */
public final class HttpAnswer {

    private final HttpFailures failures;

    HttpAnswer(Clock clock) {
        this.failures = new HttpFailures(clock);
    }

    /**
     * Returns when the event is delivered, which is what any 2xx says.
     *
     * @param status     the HTTP status
     * @param retryAfter the header {@code Retry-After}, null when there is none
     * @throws AnswerException for any other answer
     */
    public void check(int status, String retryAfter) {
        if (status < 200 || status > 299) {
            String hint = status == 401 ? "; is destination.http.secret the one it knows?" : "";
            throw failures.answer(status, retryAfter, "the business system answered HTTP " + status + hint);
        }
    }
}
