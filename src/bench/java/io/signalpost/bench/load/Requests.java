package io.signalpost.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.signalpost.testing.Examples;

/**
 * Requests ready to be sent, head and body, each with an event of its own, rightly signed. They are made before the clock
 * runs, outside the heap, so that sending one costs the generator little more than the system call.
 */
public final class Requests {

    private static final int MOST_PER_SECOND = 80_000;
    private static final int MOST_PER_SECOND_OF_ONE = 10_000;

    private final ByteBuffer memory;
    /** Where each of them ends. */
    private final int[] ends;

    private final long first;
    private int next;

    /** @param bytes memory for them, which bounds how many there are */
    public Requests(int bytes) {
        this(ByteBuffer.allocateDirect(bytes), new int[0], 0);
    }

    private Requests(ByteBuffer memory, int[] ends, long first) {
        this.memory = memory;
        this.ends = ends;
        this.first = first;
    }

    /** As many new ones in the same memory as a load can use up, or as there is room for. */
    public Requests refill(Load load) {
        int most = load.connections() == 1 ? MOST_PER_SECOND_OF_ONE : MOST_PER_SECOND;
        int rate = load.rate() > 0 ? load.rate() : most;
        return refill(load.size(), (int) (rate * load.time().toMillis() / 1_000));
    }

    /** As many new ones in the same memory as there is room for, but not more than wanted. */
    public Requests refill(BodySize size, int wanted) {
        EventTemplate template = EventTemplate.of(size);
        long first = EventTemplate.numbers(wanted);
        int[] ends = ends(template, first, wanted);
        memory.clear();
        long now = System.currentTimeMillis();
        Mac keyed = mac();
        IntStream.range(0, ends.length).parallel().forEach(i -> {
            byte[] body = template.event(first + i, now);
            byte[] head = head(HexFormat.of().formatHex(sign(keyed, body)), body.length);
            memory.put(ends[i] - body.length - head.length, head).put(ends[i] - body.length, body);
        });
        return new Requests(memory, ends, first);
    }

    private int[] ends(EventTemplate template, long first, int wanted) {
        int[] ends = new int[wanted];
        int end = 0;
        for (int i = 0; i < wanted; i++) {
            int length = template.length(first + i);
            int request = head("0".repeat(64), length).length + length;
            if (request > memory.capacity() - end) {
                return Arrays.copyOf(ends, i);
            }
            end += request;
            ends[i] = end;
        }
        return ends;
    }

    /** The next one, between position and limit, until another is asked for; null when all are used. */
    ByteBuffer next() {
        if (next == ends.length) {
            return null;
        }
        int at = next == 0 ? 0 : ends[next - 1];
        return memory.limit(ends[next++]).position(at);
    }

    /** The number of the event of {@link #next}, see {@link EventTemplate}. */
    long event() {
        return first + next - 1;
    }

    private static byte[] head(String signature, int length) {
        return ("POST /webhooks/smartcar HTTP/1.1\r\nHost: localhost\r\nUser-Agent: smartcar-webhooks\r\n"
                        + "Accept: application/json\r\nContent-Type: application/json\r\nSC-Signature: " + signature
                        + "\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] sign(Mac keyed, byte[] body) {
        try {
            return ((Mac) keyed.clone()).doFinal(body);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Examples.TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
