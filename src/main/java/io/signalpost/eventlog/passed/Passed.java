package io.signalpost.eventlog.passed;

/**
 * A value that a destination has been given.
 *
 * @param value       as the filter compares it
 * @param readAt      when it was read, in milliseconds since 1970
 * @param seq         number in the log of the event that has brought it; 0 for none
 * @param forwardOnly whether it takes the place only of values that were read before it
 */
public record Passed(String value, long readAt, long seq, boolean forwardOnly) {

    /** @param known null when nothing is */
    public boolean replaces(Passed known) {
        return !forwardOnly || known == null || readAt >= known.readAt;
    }
}
