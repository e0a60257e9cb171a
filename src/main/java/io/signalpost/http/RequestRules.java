package io.signalpost.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/** What an endpoint takes, decided from the head of a request before a byte of its body is read. */
final class RequestRules {

    private final List<String> methods;
    private final List<String> mediaTypes;
    private final int maxBodySize;

    RequestRules(PlatformHttpEndpoint endpoint, int maxBodySize) {
        this.methods = list(endpoint.getHttpMethodRestrict());
        this.mediaTypes = list(endpoint.getConsumes());
        this.maxBodySize = maxBodySize;
    }

    /** Value of the {@code Allow} header of a 405. */
    String allow() {
        return String.join(", ", methods);
    }

    /** Null when the request may go on. */
    Refusal refusalOf(HttpRequest head) {
        HttpHeaders headers = head.headers();
        if (!takesMethod(head.method())) {
            return Refusal.METHOD;
        }
        if (!takesMediaType(headers.get(HttpHeaderNames.CONTENT_TYPE))) {
            return Refusal.MEDIA_TYPE;
        }
        if (isEncoded(headers)) {
            return Refusal.ENCODING;
        }
        return HttpUtil.getContentLength(head, 0L) > maxBodySize ? Refusal.SIZE : null;
    }

    /** HEAD is never taken: its answer must have no body, whatever the route says. */
    private boolean takesMethod(HttpMethod method) {
        return !method.equals(HttpMethod.HEAD) && (methods.isEmpty() || methods.contains(method.name()));
    }

    private boolean takesMediaType(String contentType) {
        if (mediaTypes.isEmpty() || mediaTypes.contains(contentType)) {
            return true;
        }
        if (contentType == null) {
            return false;
        }
        String essence =
                String.valueOf(HttpUtil.getMimeType(contentType)).trim().toLowerCase(Locale.ROOT);
        return mediaTypes.contains(essence)
                || mediaTypes.contains("application/json")
                        && essence.startsWith("application/")
                        && essence.endsWith("+json");
    }

    /** A compressed body would have to be inflated before its size is known, and its signature is over other bytes. */
    private static boolean isEncoded(HttpHeaders headers) {
        return anyOther(headers, HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.IDENTITY)
                || anyOther(headers, HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    }

    private static boolean anyOther(HttpHeaders headers, CharSequence name, CharSequence allowed) {
        return headers.contains(name)
                && headers.getAll(name).stream().anyMatch(value -> !value.equalsIgnoreCase(allowed.toString()));
    }

    private static List<String> list(String commaSeparated) {
        return commaSeparated == null || commaSeparated.equals("*/*")
                ? List.of()
                : Arrays.stream(commaSeparated.split(",")).map(String::trim).toList();
    }
}
