package io.signalpost.http;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/** Answers, built from status, body, {@code Content-Type}, {@code Retry-After} and {@code Allow}, and nothing else. */
final class Reply {

    /** Seconds, with every 503 or 429 that does not say otherwise; any instance may be up again by then. */
    private static final int RETRY_AFTER = 5;

    private Reply() {}

    /** Null when the route failed, or left something that cannot be sent; the exchange has the exception then. */
    static FullHttpResponse of(Exchange exchange) {
        if (exchange.getException() == null) {
            try {
                return of(exchange.getMessage());
            } catch (InvalidPayloadException | RuntimeException unusable) {
                exchange.setException(unusable);
            }
        }
        return null;
    }

    private static FullHttpResponse of(Message message) throws InvalidPayloadException {
        Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        FullHttpResponse reply = empty(status == null ? HttpResponseStatus.OK : HttpResponseStatus.valueOf(status));
        ByteBuf body = bytes(message);
        if (body.isReadable()) {
            reply = reply.replace(body);
            copy(message, HttpHeaderNames.CONTENT_TYPE.toString(), reply);
        }
        copy(message, HttpHeaderNames.RETRY_AFTER.toString(), reply);
        copy(message, HttpHeaderNames.ALLOW.toString(), reply);
        return length(reply);
    }

    static FullHttpResponse of(Refusal why, String allow) {
        FullHttpResponse reply = empty(why.status());
        if (why == Refusal.METHOD) {
            reply.headers().set(HttpHeaderNames.ALLOW, allow);
        }
        return length(reply);
    }

    static FullHttpResponse goOn() {
        return empty(HttpResponseStatus.CONTINUE);
    }

    private static FullHttpResponse empty(HttpResponseStatus status) {
        FullHttpResponse reply = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        if (status.equals(HttpResponseStatus.SERVICE_UNAVAILABLE)
                || status.equals(HttpResponseStatus.TOO_MANY_REQUESTS)) {
            reply.headers().set(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER);
        }
        return reply;
    }

    private static FullHttpResponse length(FullHttpResponse reply) {
        reply.headers().set(HttpHeaderNames.CONTENT_LENGTH, reply.content().readableBytes());
        return reply;
    }

    private static ByteBuf bytes(Message message) throws InvalidPayloadException {
        Object body = message.getBody();
        if (body == null || "".equals(body)) {
            return Unpooled.EMPTY_BUFFER;
        }
        if (body instanceof String text) {
            return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
        }
        return Unpooled.wrappedBuffer(message.getMandatoryBody(byte[].class));
    }

    private static void copy(Message from, String name, FullHttpResponse to) {
        String value = from.getHeader(name, String.class);
        if (value != null) {
            to.headers().set(name, value);
        }
    }
}
