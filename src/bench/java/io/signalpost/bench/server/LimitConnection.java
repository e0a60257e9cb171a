package io.signalpost.bench.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A client of {@link LimitServer}, which has one request under way at most and spells its headers as the benchmark does. */
final class LimitConnection {

    private static final byte[] LENGTH = "Content-Length: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIGNATURE = "SC-Signature: ".getBytes(StandardCharsets.US_ASCII);
    private static final String ANSWER = "HTTP/1.1 %d \r\nContent-Length: 0\r\n\r\n";
    private static final ByteBuffer OK = ByteBuffer.allocateDirect(64)
            .put(ANSWER.formatted(200).getBytes(StandardCharsets.US_ASCII))
            .flip();

    private final SocketChannel channel;
    private ByteBuffer request = ByteBuffer.allocateDirect(4_096);
    private int body;
    private int end;
    private int signature;

    LimitConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /** False at its end. */
    boolean read() throws IOException {
        int bytes = channel.read(request);
        if (bytes > 0 && body == 0) {
            head();
        }
        return bytes >= 0;
    }

    private void head() {
        int length = 0;
        for (int i = 3; i < request.position(); i++) {
            if (request.get(i) == '\n' && request.get(i - 2) == '\n') {
                body = i + 1;
                end = body + length;
                grow();
                return;
            }
            if (request.get(i - 1) == '\n') {
                if (startsWith(LENGTH, i)) {
                    length = number(i + LENGTH.length);
                } else if (startsWith(SIGNATURE, i)) {
                    signature = i + SIGNATURE.length;
                }
            }
        }
    }

    private boolean startsWith(byte[] name, int at) {
        if (at + name.length > request.position()) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (request.get(at + i) != name[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int at) {
        int value = 0;
        for (byte digit = request.get(at); digit >= '0' && digit <= '9'; digit = request.get(++at)) {
            value = value * 10 + digit - '0';
        }
        return value;
    }

    private void grow() {
        if (end > request.capacity()) {
            request = ByteBuffer.allocateDirect(end).put(request.flip());
        }
    }

    boolean isComplete() {
        return body > 0 && request.position() >= end;
    }

    ByteBuffer body() {
        return request.duplicate().limit(end).position(body);
    }

    boolean isSignature(byte[] digest) {
        int difference = signature == 0 ? 1 : 0;
        for (int i = 0; i < digest.length; i++) {
            int at = signature + 2 * i;
            difference |= (Character.digit(request.get(at), 16) << 4 | Character.digit(request.get(at + 1), 16))
                    ^ digest[i] & 0xff;
        }
        return difference == 0;
    }

    void answer(int status) throws IOException {
        request.clear();
        body = 0;
        signature = 0;
        channel.write(
                status == 200
                        ? OK.duplicate()
                        : ByteBuffer.wrap(ANSWER.formatted(status).getBytes(StandardCharsets.US_ASCII)));
    }

    void close() throws IOException {
        channel.close();
    }
}
