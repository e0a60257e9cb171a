package io.signalpost.authoring.tryout;

import java.util.List;

import io.signalpost.eventlog.store.LogEntry;

/**
 * What has become of one event at one destination.
 *
 * @param batch  number of the batch that it was handed over in; 0 when it was alone or not handed over
 * @param reason why it was filtered, sends nothing or fails; null when it is sent
 * @param caught what would have left for it
 */
public record Tried(String destination, LogEntry entry, long batch, Result result, String reason, List<Caught> caught) {

    /** What would have left for it. */
    public List<Sent> sent() {
        return caught.stream().map(Caught::shown).toList();
    }

    /** As it is when there is no such destination any more. */
    public Tried withoutDestination() {
        return new Tried(destination, entry, 0, Result.NOTHING_SENT, "there is no such destination", List.of());
    }

    /** How it ends. */
    public enum Result {
        SENT("sent"),
        FILTERED("filtered"),
        NOTHING_SENT("nothing sent"),
        RETRY("would be retried"),
        WAITS("would wait, the destination down"),
        DEAD("would be a dead letter");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        public boolean isFailure() {
            return this == RETRY || this == WAITS || this == DEAD;
        }

        /** Whether the destination does anything about the event. */
        public boolean isMatch() {
            return this != FILTERED && this != NOTHING_SENT;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
