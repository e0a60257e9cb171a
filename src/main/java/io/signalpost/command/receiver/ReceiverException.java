package io.signalpost.command.receiver;

/** The receiver could not be asked, so nobody knows the answer. The message says all. */
public final class ReceiverException extends IllegalStateException {

    public static final int EXIT_CODE = 3;

    public ReceiverException(String message) {
        super(message);
    }
}
