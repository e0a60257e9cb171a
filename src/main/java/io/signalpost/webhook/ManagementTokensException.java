package io.signalpost.webhook;

/** The management tokens are not configured in a way that one could start with. Never quotes a token. */
public class ManagementTokensException extends RuntimeException {

    public ManagementTokensException(String message) {
        super(message);
    }
}
