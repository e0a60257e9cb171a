package io.signalpost.http;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/**
 * Netty's decoder, but strict where Netty is lenient by default: a request with two lengths is malformed (RFC 9112,
 * section 6.1), since a proxy in front may have gone by the other one and let another request through in it.
 */
final class RequestDecoder extends HttpRequestDecoder {

    RequestDecoder(HttpDecoderConfig config) {
        super(config);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage head) {
        throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
    }
}
