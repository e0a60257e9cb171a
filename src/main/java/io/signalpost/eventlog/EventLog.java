package io.signalpost.eventlog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The durable log. STUB: the signatures are the agreement. */
public class EventLog implements AutoCloseable {

    /** Completes when the event is on disk; fails with {@link EventLogUnavailableException}. Never blocks. */
    public CompletableFuture<Appended> append(NewEvent event) {
        throw new UnsupportedOperationException();
    }

    /** Keeps a refused request in the bounded quarantine, best effort: dropped when the log is busy. Never blocks. */
    public void reject(RejectedRequest rejected) {
        throw new UnsupportedOperationException();
    }

    public List<DestinationStatus> destinations() {
        throw new UnsupportedOperationException();
    }

    public Optional<DestinationStatus> destination(String name) {
        throw new UnsupportedOperationException();
    }

    // Operator actions. Each is durable when it returns and throws IllegalArgumentException for an unknown destination.

    public void pause(String destination) {
        throw new UnsupportedOperationException();
    }

    public void resume(String destination) {
        throw new UnsupportedOperationException();
    }

    /** Makes dead letters due again with fresh attempts; returns how many. */
    public int retryDead(String destination) {
        throw new UnsupportedOperationException();
    }

    /** Gives dead letters up for good; returns how many. */
    public int discardDead(String destination) {
        throw new UnsupportedOperationException();
    }

    /** Moves the position back to just before the first event received at or after {@code from}; returns how many events will be read again. */
    public long rewind(String destination, Instant from) {
        throw new UnsupportedOperationException();
    }

    /** Why the log cannot take events now; empty when it can. */
    public Optional<String> trouble() {
        throw new UnsupportedOperationException();
    }

    /** Removes what retention and size limit allow; returns how many events. */
    public long prune() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
