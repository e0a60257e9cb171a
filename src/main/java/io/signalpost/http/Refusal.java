package io.signalpost.http;

import io.netty.handler.codec.http.HttpResponseStatus;

/** Why a request was answered before a route saw it; {@link #FAILED} is the one that a route let down. */
public enum Refusal {
    /**
     * One connection too many. The one longest without a complete request is closed, or the new one when there is none, and
     * unanswered: an answer would cost what there is too little of.
     */
    CONNECTIONS("connections", HttpResponseStatus.SERVICE_UNAVAILABLE),
    /** One connection too many from its address; it is closed unanswered. */
    CONNECTIONS_PER_ADDRESS("connections-per-address", HttpResponseStatus.SERVICE_UNAVAILABLE),
    /** The TLS handshake failed, after which there is nothing to answer in. */
    TLS("tls", HttpResponseStatus.BAD_REQUEST),
    /** More requests from one address than it may send in a second. */
    RATE("rate", HttpResponseStatus.TOO_MANY_REQUESTS),
    /** There is no room left for bodies that are on their way. */
    OVERLOAD("overload", HttpResponseStatus.SERVICE_UNAVAILABLE),
    MALFORMED("http", HttpResponseStatus.BAD_REQUEST),
    VERSION("http", HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED),
    EXPECTATION("http", HttpResponseStatus.EXPECTATION_FAILED),
    PATH("path", HttpResponseStatus.NOT_FOUND),
    STOPPING("stopping", HttpResponseStatus.SERVICE_UNAVAILABLE),
    METHOD("method", HttpResponseStatus.METHOD_NOT_ALLOWED),
    MEDIA_TYPE("media-type", HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE),
    ENCODING("encoding", HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE),
    SIZE("size", HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE),
    SLOW("slow", HttpResponseStatus.REQUEST_TIMEOUT),
    FAILED("error", HttpResponseStatus.INTERNAL_SERVER_ERROR);

    private final String cause;
    private final HttpResponseStatus status;

    Refusal(String cause, HttpResponseStatus status) {
        this.cause = cause;
        this.status = status;
    }

    /** A short word that may be the value of a metric tag. */
    public String cause() {
        return cause;
    }

    HttpResponseStatus status() {
        return status;
    }
}
