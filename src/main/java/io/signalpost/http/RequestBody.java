package io.signalpost.http;

import java.util.Arrays;
import java.util.function.Supplier;

import io.netty.buffer.ByteBuf;

/** The bytes of a body as they come in, never more than the limit. Declared lengths are not trusted with memory. */
final class RequestBody {

    /** Held without asking for room: so nobody's slow bodies keep an event out, which has seldom more. */
    static final int FREE = 16 * 1024;

    private final int limit;
    private final Supplier<Hold> holder;
    private byte[] bytes = new byte[0];
    private int size;
    private Hold hold; // null while it is all free

    /** @param holder gets it room, which it shares with other bodies */
    RequestBody(int limit, Supplier<Hold> holder) {
        this.limit = limit;
        this.holder = holder;
    }

    /** False when the part would exceed the limit; then nothing of it is kept. */
    boolean append(ByteBuf part) {
        int length = part.readableBytes();
        if (length > limit - size) {
            return false;
        }
        int needed = size + length;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(needed, 2L * bytes.length)));
        }
        part.readBytes(bytes, size, length);
        size = needed;
        return true;
    }

    /** Takes room for what there is of it, as more must be waited for. False when there is none: drop it then. */
    boolean hold() {
        if (bytes.length <= FREE) {
            return true;
        }
        if (hold == null) {
            hold = holder.get();
        }
        return hold.growTo(bytes.length - FREE);
    }

    /** Whether its room is somebody else's by now. */
    boolean hasLostHold() {
        return hold != null && hold.isLost();
    }

    /** Gives its room back: it is complete and somebody else's, or will never be. */
    void letGo() {
        if (hold != null) {
            hold.end();
        }
    }

    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
