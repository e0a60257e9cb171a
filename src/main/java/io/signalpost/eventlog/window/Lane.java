package io.signalpost.eventlog.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The events of one vehicle that wait, in order; or a single event that keeps to no order. For {@link Window}, under its lock. */
final class Lane implements Comparable<Lane> {

    private final String vehicleId;
    private final Deque<Work> waiting = new ArrayDeque<>();
    private List<Work> holder;
    private boolean ready;

    /** @param vehicleId null for a single event */
    Lane(String vehicleId) {
        this.vehicleId = vehicleId;
    }

    String vehicleId() {
        return vehicleId;
    }

    Deque<Work> waiting() {
        return waiting;
    }

    /** The batch that holds events of it: until that is done, only this one may get more of them. Null for none. */
    List<Work> holder() {
        return holder;
    }

    void holder(List<Work> holder) {
        this.holder = holder;
    }

    /** Whether it is among those that events may be taken from. */
    boolean isReady() {
        return ready;
    }

    void ready(boolean ready) {
        this.ready = ready;
    }

    /** A time of {@link Ticks} before which none of it is tried. */
    long restsUntil() {
        return waiting.peek().restsUntil();
    }

    /** The one whose first event is older goes first. */
    @Override
    public int compareTo(Lane other) {
        return Long.compare(waiting.peek().seq(), other.waiting.peek().seq());
    }
}
