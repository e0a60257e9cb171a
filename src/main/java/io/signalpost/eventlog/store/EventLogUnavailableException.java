package io.signalpost.eventlog.store;

/**
 * The log cannot take the event now (closed, full queue, disk full, too slow): answer 503, Smartcar sends it again. It
 * has no stack trace, since it comes in numbers when there is no time for one.
 */
public class EventLogUnavailableException extends Exception {

    public EventLogUnavailableException(String message) {
        this(message, null);
    }

    public EventLogUnavailableException(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
