package io.signalpost.destination.http;

import java.time.Clock;

import io.signalpost.eventlog.failure.AnswerException;
import io.signalpost.eventlog.failure.HttpFailures;

/** Turns the answer to a post into what became of the event. */
public final class HttpAnswer {

    private final HttpFailures failures;
    private final String who;
    private final String unauthorized;

    /**
     * @param who          has answered, as the log says it
     * @param unauthorized what to look at after a 401; empty for nothing
     */
    public HttpAnswer(Clock clock, String who, String unauthorized) {
        this.who = who;
        this.unauthorized = unauthorized;
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
            String hint = status == 401 ? unauthorized : "";
            throw failures.answer(status, retryAfter, who + " answered HTTP " + status + hint);
        }
    }
}
