package io.signalpost.simulator.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.entity.AbstractBinDataConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Reads the beginning of an answer and hangs up on the rest of its body, so that no receiver can fill the memory. */
final class FirstBytes extends AbstractBinDataConsumer implements AsyncResponseConsumer<SimpleHttpResponse> {

    private static final int LIMIT = 64 * 1024;

    private final IntConsumer onHead;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private SimpleHttpResponse answer;
    private FutureCallback<SimpleHttpResponse> end;

    /** @param onHead is told the status as soon as the head of the answer has come */
    FirstBytes(IntConsumer onHead) {
        this.onHead = onHead;
    }

    @Override
    public void consumeResponse(
            HttpResponse head, EntityDetails body, HttpContext context, FutureCallback<SimpleHttpResponse> callback) {
        answer = SimpleHttpResponse.copy(head);
        end = callback;
        onHead.accept(head.getCode());
        if (body == null) {
            completed();
        }
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer some, boolean last) throws IOException {
        byte[] taken = new byte[Math.min(some.remaining(), LIMIT - bytes.size())];
        some.get(taken);
        bytes.writeBytes(taken);
        if (bytes.size() == LIMIT) {
            completed();
            throw new IOException("enough of the answer has been read"); // closes the connection
        }
    }

    @Override
    protected void completed() {
        answer.setBody(bytes.toByteArray(), null);
        end.completed(answer);
    }

    @Override
    public void informationResponse(HttpResponse head, HttpContext context) {
        // 1xx says nothing yet
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
