package io.signalpost.simulator.delivery;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** A request body that comes in pieces, or in the middle of which the connection breaks. */
final class FaultyBody implements BodyPublisher {

    private static final Duration SLOW_LEAST = Duration.ofSeconds(1);
    private static final Duration SLOW_MOST = Duration.ofSeconds(3);
    private static final int PIECES = 20;

    /** What has been written before goes out in this time, before the connection is closed. */
    private static final Duration BEFORE_BREAK = Duration.ofMillis(100);

    private final byte[] body;
    private final int end;
    private final Duration over;

    /**
     * @param end  how many bytes are sent; the declared length is always that of the whole
     * @param over how long it takes
     */
    private FaultyBody(byte[] body, int end, Duration over) {
        this.body = body;
        this.end = end;
        this.over = over;
    }

    static BodyPublisher of(byte[] body, Draw draw) {
        Duration over = draw.has(FaultKind.SLOW_BODY) ? draw.between(SLOW_LEAST, SLOW_MOST) : Duration.ZERO;
        if (draw.has(FaultKind.BROKEN_CONNECTION)) {
            return new FaultyBody(body, body.length / 2, over);
        }
        return over.isZero() ? BodyPublishers.ofByteArray(body) : new FaultyBody(body, body.length, over);
    }

    @Override
    public long contentLength() {
        return body.length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Pieces(subscriber));
    }

    private static Executor after(Duration wait) {
        return CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The JDK's client asks for one piece at a time, and for the next when that is written. */
    private final class Pieces implements Flow.Subscription {

        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private volatile int sent;
        private volatile boolean cancelled;

        Pieces(Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            if (sent < end) {
                after(over.dividedBy(PIECES)).execute(this::next);
            } else if (end < body.length) {
                after(BEFORE_BREAK).execute(this::breakOff);
            }
        }

        private void next() {
            if (cancelled) {
                return;
            }
            int size = Math.min(end - sent, body.length / PIECES + 1);
            ByteBuffer piece = ByteBuffer.wrap(body, sent, size);
            sent += size;
            subscriber.onNext(piece);
            if (sent == body.length) {
                subscriber.onComplete();
            }
        }

        private void breakOff() {
            if (!cancelled) {
                subscriber.onError(new PostingException("the fault dial broke the connection after " + end + " of "
                        + body.length + " bytes of the body"));
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
