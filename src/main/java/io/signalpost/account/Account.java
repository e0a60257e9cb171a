package io.signalpost.account;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody who may use the management port.
 *
 * @param hash  of the password by bcrypt; empty for the one of the settings
 * @param roles at least one
 */
public record Account(String name, String hash, Set<Role> roles) {

    /** It goes into HTTP Basic, log lines and the audit; so it is no e-mail address. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final String NAME_FORM =
            "a name has up to 64 letters, digits, '.', '-' and '_', and begins with a letter or digit";

    public Account {
        roles = Set.copyOf(roles);
    }

    /** @throws IllegalArgumentException when it is no name that a user of the file may have, saying what is */
    public static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(NAME_FORM);
        }
    }

    /** A line of the file. */
    String line() {
        return name + ":" + hash + ":" + Role.list(roles);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return name + " (" + Role.list(roles) + ")";
    }
}
