package io.signalpost.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept-alive connection with at most one request under way. Only what a server answers here is understood. */
final class Connection implements AutoCloseable {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(4_096);
    private ByteBuffer rest;
    private long due;
    private long event;

    Connection(int port, Selector selector) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress("localhost", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /**
     * @param due   when its latency begins, a time of {@link System#nanoTime}
     * @param event the number of the event in it
     */
    void send(ByteBuffer request, long due, long event) throws IOException {
        this.due = due;
        this.event = event;
        channel.write(request);
        if (request.hasRemaining()) { // more than the socket takes at once; the buffer is another's from now on
            rest = ByteBuffer.allocateDirect(request.remaining()).put(request).flip();
            key.interestOps(SelectionKey.OP_WRITE);
        }
    }

    long due() {
        return due;
    }

    long event() {
        return event;
    }

    /** Status of the answer; 0 when it is not all there yet. */
    int ready() throws IOException {
        if (rest != null) {
            channel.write(rest);
            if (!rest.hasRemaining()) {
                rest = null;
                key.interestOps(SelectionKey.OP_READ);
            }
            return 0;
        }
        if (channel.read(answer) < 0) {
            throw new EOFException("the server has closed the connection");
        }
        int status = status();
        if (status != 0) {
            answer.clear();
        }
        return status;
    }

    private int status() {
        int end = endOfHead();
        if (end == 0) {
            return 0;
        }
        int length = length(end);
        return answer.position() < end + length
                ? 0
                : (answer.get(9) - '0') * 100 + (answer.get(10) - '0') * 10 + answer.get(11) - '0';
    }

    private int endOfHead() {
        for (int i = 3; i < answer.position(); i++) {
            if (answer.get(i) == '\n' && answer.get(i - 2) == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    /** Of the body; most answers say 0, in one of two spellings. */
    private int length(int end) {
        byte[] head = new byte[end];
        answer.get(0, head);
        String text = new String(head, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        int at = text.indexOf("content-length:");
        if (at < 0) {
            throw new IllegalStateException("An answer without a length:\n" + text);
        }
        return Integer.parseInt(text.substring(at + 15, text.indexOf('\r', at)).strip());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
