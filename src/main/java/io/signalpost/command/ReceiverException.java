package io.signalpost.command;

/** The receiver could not be asked, so nobody knows the answer. The message says all. */
final class ReceiverException extends IllegalStateException {

    static final int EXIT_CODE = 3;

    ReceiverException(String message) {
        super(message);
    }
}
