package io.signalpost.http;

import java.util.concurrent.atomic.AtomicInteger;

/** What one body takes of its caller's room while the rest of it is waited for. It may be taken back on any thread. */
final class Hold {

    private final Room room;
    private final Holds others;
    private final Runnable loss;
    private final long since = System.nanoTime();
    private final AtomicInteger bytes = new AtomicInteger();
    private volatile boolean lost;

    /** @param loss is run, on another thread, when somebody else has got the room */
    Hold(Room room, Holds others, Runnable loss) {
        this.room = room;
        this.others = others;
        this.loss = loss;
        others.add(this);
    }

    /** Takes so many in all; false when there is no room, or what there was has been taken back. */
    boolean growTo(int total) {
        int more = total - bytes.get();
        while (!room.take(more)) {
            if (!room.hasShareFor(more) || !others.makeRoom(this)) {
                return false;
            }
        }
        bytes.addAndGet(more);
        if (lost) {
            end();
        }
        return !lost;
    }

    void takeBack() {
        lost = true;
        end();
        loss.run();
    }

    void end() {
        others.remove(this);
        room.giveBack(bytes.getAndSet(0));
    }

    boolean isLost() {
        return lost;
    }

    boolean isOlderThan(long nanos) {
        return System.nanoTime() - since > nanos;
    }
}
