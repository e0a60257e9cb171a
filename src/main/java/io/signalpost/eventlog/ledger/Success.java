package io.signalpost.eventlog.ledger;

/**
 * An event that a destination took.
 *
 * @param at     when it had, in milliseconds since 1970
 * @param millis how long the attempt took; in a batch, the whole batch
 * @param answer what the destination said, such as {@code HTTP 200} or the id it gave the message; null when it says nothing
 * @param replay id of the replay for which it took it; null for none, or when that is not known
 */
public record Success(long seq, long at, long millis, String answer, Long replay) {

    /** The answer for an event that a {@code filter} in the route has dropped. */
    public static final String NOTHING_SENT = "nothing was sent";

    public boolean isNothingSent() {
        return answer == NOTHING_SENT || NOTHING_SENT.equals(answer);
    }
}
