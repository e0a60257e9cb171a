package io.signalpost.eventlog.failure;

import java.time.Duration;

/**
 * The destination has answered, and not taken the event: thrown where a library leaves it to the route to look at the answer.
 * The protocol's table says what that means. The message is logged, so it must hold nothing of the event.
 */
public final class AnswerException extends RuntimeException implements ExplainedFailure {

    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    /** @param code for instance an HTTP status */
    public AnswerException(Protocol protocol, String code, String message) {
        this(new Failure(protocol.kind(code), code, message, Duration.ZERO));
    }

    AnswerException(Failure failure) {
        super(failure.text());
        this.failure = failure;
    }

    @Override
    public Failure failure() {
        return failure;
    }
}
