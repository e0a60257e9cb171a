package io.signalpost.startup;

/** The application cannot start as it is configured. The message is the one line that the operator sees. */
final class StartRefused extends RuntimeException {

    StartRefused(String line) {
        super(line, null, false, false);
    }
}
