package io.signalpost.subscriptions;

/** A call that Smartcar did not answer as asked. The message says which, and what Smartcar says of it, without secrets. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status 0 when there was no answer, or none that can be read */
    ApiException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    ApiException(int status, String message) {
        this(status, message, null);
    }

    /** HTTP status of the answer; 0 when there was none, or none that can be read. */
    int status() {
        return status;
    }

    /** Whether it is only about what was asked for, so that asking for something else may well succeed. */
    public boolean ofThisRequestOnly() {
        return status / 100 == 4 && status != 401 && status != 429;
    }
}
