package io.signalpost.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import org.apache.camel.Exchange;

/** A request while it comes in: its head, who serves it (null: nobody), and as much of its body as there is. */
final class IncomingRequest {

    private final HttpRequest head;
    private final NettyHttpConsumer consumer;
    private final RequestBody body;
    private final long began = System.nanoTime();

    IncomingRequest(HttpRequest head, NettyHttpConsumer consumer, RequestBody body) {
        this.head = head;
        this.consumer = consumer;
        this.body = body;
    }

    /** Null when the body may come. */
    Refusal refusal() {
        Refusal ofForm = RequestForm.refusalOf(head);
        if (ofForm != null) {
            return ofForm;
        }
        return consumer == null ? Refusal.PATH : consumer.refusalOf(head);
    }

    /** Nanoseconds since its head was there. */
    long nanos() {
        return System.nanoTime() - began;
    }

    String allow() {
        return consumer == null ? "" : consumer.allow();
    }

    boolean waitsForContinue() {
        return HttpUtil.is100ContinueExpected(head);
    }

    boolean keepAlive() {
        return HttpUtil.isKeepAlive(head);
    }

    /** False when the body is longer than allowed. */
    boolean append(ByteBuf part) {
        return body.append(part);
    }

    /** False when there is no room to wait for the rest of the body. */
    boolean hold() {
        return body.hold();
    }

    boolean hasLostHold() {
        return body.hasLostHold();
    }

    void letGo() {
        body.letGo();
    }

    NettyHttpConsumer consumer() {
        return consumer;
    }

    /** With the body, which is whole by now and not held any more. */
    Exchange exchange(String remoteAddress) {
        body.letGo();
        return consumer.exchangeOf(head, body.bytes(), remoteAddress);
    }
}
