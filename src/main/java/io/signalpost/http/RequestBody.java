package io.signalpost.http;

import java.util.Arrays;

import io.netty.buffer.ByteBuf;

/** The bytes of a body as they come in, never more than the limit. Declared lengths are not trusted with memory. */
final class RequestBody {

    private final int limit;
    private byte[] bytes = new byte[0];
    private int size;

    RequestBody(int limit) {
        this.limit = limit;
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

    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
