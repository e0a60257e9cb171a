package io.signalpost.http;

import java.util.concurrent.atomic.AtomicLong;

/** So many bytes, some of them taken. A room in a larger one takes from both. Thread-safe. */
final class Room {

    private final long size;
    private final Room around;
    private final AtomicLong taken = new AtomicLong();

    Room(long size) {
        this(size, null);
    }

    private Room(long size, Room around) {
        this.size = size;
        this.around = around;
    }

    Room within(long share) {
        return new Room(share, this);
    }

    /** False when there is not as much left; then nothing is taken. */
    boolean take(int bytes) {
        if (taken.addAndGet(bytes) <= size && (around == null || around.take(bytes))) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    /** Whether it is big enough itself, so that only the one around can be in the way. */
    boolean hasShareFor(int bytes) {
        return taken.get() + bytes <= size;
    }

    void giveBack(int bytes) {
        taken.addAndGet(-bytes);
        if (around != null) {
            around.giveBack(bytes);
        }
    }

    long taken() {
        return taken.get();
    }
}
