package io.signalpost.http;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.netty.handler.codec.http.HttpObject;
import io.netty.util.ReferenceCountUtil;

/** What has been decoded of a client's requests, taken in order while the connection is free to. */
final class Inbox {

    private final Queue<HttpObject> parts = new ArrayDeque<>();
    private final BooleanSupplier free;
    private final Consumer<HttpObject> taker;
    private boolean emptying;

    Inbox(BooleanSupplier free, Consumer<HttpObject> taker) {
        this.free = free;
        this.taker = taker;
    }

    void add(HttpObject part) {
        parts.add(part);
    }

    /** A loop, as answers that are ready at once would otherwise nest as deep as a client pipelines. */
    void empty() {
        if (emptying) {
            return;
        }
        emptying = true;
        while (free.getAsBoolean() && !parts.isEmpty()) {
            HttpObject part = parts.remove();
            try {
                taker.accept(part);
            } finally {
                ReferenceCountUtil.release(part);
            }
        }
        emptying = false;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    void discard() {
        parts.forEach(ReferenceCountUtil::release);
        parts.clear();
    }
}
