package io.signalpost.eventlog;

/** The log cannot take the event now (closed, full queue, disk full, too slow): answer 503, Smartcar sends it again. */
public class EventLogUnavailableException extends Exception {

    public EventLogUnavailableException(String message) {
        super(message, null, false, false);
    }

    public EventLogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
