package io.signalpost.http;

import java.util.Iterator;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/** What RFC 9112 and RFC 9110 ask of the head of any request, beyond what Netty's decoder refuses by itself. */
final class RequestForm {

    private static final String OTHERS_IN_HOSTS = "-._~%!$&'()*+,;=:[]";

    private RequestForm() {}

    /** Null when the head is in order. Of HTTP/1 a later minor version is read as HTTP/1.1 (RFC 9110, section 2.5). */
    static Refusal refusalOf(HttpRequest head) {
        if (head.protocolVersion().majorVersion() != 1) {
            return Refusal.VERSION;
        }
        boolean old = head.protocolVersion().equals(HttpVersion.HTTP_1_0);
        if (!isOneHost(head, old) || isRepeated(head, HttpHeaderNames.CONTENT_TYPE)) {
            return Refusal.MALFORMED;
        }
        return old || isMet(head.headers().get(HttpHeaderNames.EXPECT)) ? null : Refusal.EXPECTATION;
    }

    /** Which of two a proxy in front has gone by, we could not know. Before HTTP/1.1 there need be none. */
    private static boolean isOneHost(HttpRequest head, boolean old) {
        String host = head.headers().get(HttpHeaderNames.HOST);
        return host == null ? old : !isRepeated(head, HttpHeaderNames.HOST) && isHost(host);
    }

    private static boolean isHost(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c < 128 && Character.isLetterOrDigit(c)) && OTHERS_IN_HOSTS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRepeated(HttpRequest head, CharSequence name) {
        Iterator<? extends CharSequence> values = head.headers().valueCharSequenceIterator(name);
        if (values.hasNext()) {
            values.next();
        }
        return values.hasNext();
    }

    private static boolean isMet(String expectation) {
        return expectation == null || HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expectation);
    }
}
