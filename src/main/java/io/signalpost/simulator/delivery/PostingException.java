package io.signalpost.simulator.delivery;

import java.io.IOException;

/** There was no answer; the message tells why in words for people. */
final class PostingException extends IOException {

    private static final long serialVersionUID = 1;

    PostingException(String message) {
        super(message);
    }

    PostingException(String message, Throwable cause) {
        super(message, cause);
    }
}
