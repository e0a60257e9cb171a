package io.signalpost.simulator.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.WireProfile;

/** One row of the delivery log: an event on its way to a callback URI, with all attempts so far. Thread-safe. */
public final class Delivery {

    public enum State {
        /** Under way, or waiting to be tried again. */
        PENDING,
        ACKNOWLEDGED,
        /** Given up after the last attempt, or since the webhook was disabled, changed or deleted meanwhile. */
        DROPPED
    }

    private record Progress(State state, List<Attempt> attempts, String dropReason) {

        Progress with(Attempt attempt) {
            return new Progress(
                    state == State.PENDING && attempt.acknowledged() ? State.ACKNOWLEDGED : state,
                    Stream.concat(attempts.stream(), Stream.of(attempt)).toList(),
                    dropReason);
        }

        Progress dropped(String reason) {
            return state == State.PENDING ? new Progress(State.DROPPED, attempts, reason) : this;
        }
    }

    private final OutgoingEvent event;
    private final WireProfile profile;
    private final URI target;
    private final Instant createdAt;
    private final AtomicReference<Progress> progress =
            new AtomicReference<>(new Progress(State.PENDING, List.of(), null));

    Delivery(OutgoingEvent event, WireProfile profile, URI target, Instant createdAt) {
        this.event = event;
        this.profile = profile;
        this.target = target;
        this.createdAt = createdAt;
    }

    public OutgoingEvent event() {
        return event;
    }

    public URI target() {
        return target;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public State state() {
        return progress.get().state();
    }

    /** Those that have ended, in order. */
    public List<Attempt> attempts() {
        return progress.get().attempts();
    }

    /** The body that an attempt carried, before a fault struck it: written anew, since thousands are not kept. */
    public byte[] body(Attempt attempt) {
        return profile.write(event, attempt.deliveryId(), attempt.writtenAt()).orElseThrow();
    }

    /** In words for people; null when it is not dropped. */
    public String dropReason() {
        return progress.get().dropReason();
    }

    /** Adds a row; true when the delivery has ended with it, which it does once. */
    boolean record(Attempt attempt) {
        Progress before = progress.getAndUpdate(now -> now.with(attempt));
        return before.state() == State.PENDING && attempt.acknowledged();
    }

    /** True when it has ended with this: it had not before. */
    boolean drop(String reason) {
        return progress.getAndUpdate(now -> now.dropped(reason)).state() == State.PENDING;
    }
}
