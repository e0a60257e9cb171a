package io.signalpost.observe;

import java.security.Principal;

import org.springframework.boot.actuate.endpoint.SecurityContext;

/** Who asked for an action, for the log. */
public final class Operator {

    private Operator() {}

    /** The name that the caller logged in with; {@code -} where no login is required. */
    public static String name(SecurityContext caller) {
        Principal principal = caller.getPrincipal();
        return principal == null ? "-" : principal.getName();
    }
}
