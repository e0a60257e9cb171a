package io.signalpost.observe.login;

import java.time.Duration;

import org.springframework.security.core.AuthenticationException;

/** A login that was not looked at: too many were wrong before it. */
final class TooManyGuessesException extends AuthenticationException {

    private static final long serialVersionUID = 1;

    private final long seconds;

    TooManyGuessesException(Duration wait) {
        this(wait.plusMillis(999).toSeconds());
    }

    private TooManyGuessesException(long seconds) {
        super("too many logins were wrong; try again in " + seconds + " s");
        this.seconds = seconds;
    }

    /** After which it may be tried again, at least one. */
    long seconds() {
        return seconds;
    }
}
