package io.signalpost.simulator.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;

/** A request body that comes in pieces, or in the middle of which the connection breaks. */
final class FaultyBody implements AsyncEntityProducer {

    private static final Duration SLOW_LEAST = Duration.ofSeconds(1);
    private static final Duration SLOW_MOST = Duration.ofSeconds(3);
    private static final int PIECES = 20;

    /** What has been written before goes out in this time, before the connection is closed. */
    private static final Duration BEFORE_BREAK = Duration.ofMillis(100);

    private final byte[] body;
    private final int end;
    private final int piece;
    private final Duration pause;

    /** How much of the body may go out by now, and how much of that has. */
    private volatile int released;

    private int sent;
    private volatile boolean broken;

    /**
     * @param end  how many bytes are sent; the declared length is always that of the whole
     * @param over how long it takes
     */
    private FaultyBody(byte[] body, int end, Duration over) {
        this.body = body;
        this.end = end;
        this.piece = body.length / PIECES + 1;
        this.pause = over.dividedBy(PIECES - 1);
        this.released = Math.min(end, piece);
    }

    static AsyncEntityProducer of(byte[] body, Draw draw) {
        Duration over = draw.has(FaultKind.SLOW_BODY) ? draw.between(SLOW_LEAST, SLOW_MOST) : Duration.ZERO;
        if (draw.has(FaultKind.BROKEN_CONNECTION)) {
            return new FaultyBody(body, body.length / 2, over);
        }
        return over.isZero() ? AsyncEntityProducers.create(body, null) : new FaultyBody(body, body.length, over);
    }

    @Override
    public long getContentLength() {
        return body.length;
    }

    /** The client comes back at once while this is above 0, once more when it is not, and then when it is asked to. */
    @Override
    public int available() {
        return broken ? 1 : released - sent;
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        if (broken) {
            throw new PostingException(
                    "the fault dial broke the connection after " + end + " of " + body.length + " bytes of the body");
        }
        int written = channel.write(ByteBuffer.wrap(body, sent, released - sent));
        sent += written;
        if (written == 0) {
            return; // what comes next is on its way
        }
        if (sent == body.length) {
            channel.endStream();
        } else if (sent == end) {
            after(BEFORE_BREAK, channel, () -> broken = true);
        } else if (sent == released) {
            after(pause, channel, () -> released = Math.min(end, released + piece));
        }
    }

    private static void after(Duration wait, DataStreamChannel channel, Runnable step) {
        CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS).execute(() -> {
            step.run();
            channel.requestOutput();
        });
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public String getContentType() {
        return null; // the request has it
    }

    @Override
    public String getContentEncoding() {
        return null;
    }

    @Override
    public boolean isChunked() {
        return false;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public void failed(Exception e) {
        // the client tells whoever waits
    }

    @Override
    public void releaseResources() {
        // holds none but memory
    }
}
