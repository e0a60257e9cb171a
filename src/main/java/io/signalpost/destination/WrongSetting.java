package io.signalpost.destination;

import java.util.Locale;

/** Names a setting as an operator may write it: by its key and by its environment variable. */
public final class WrongSetting {

    private WrongSetting() {}

    /** @param what is wrong with it, and what to write; without the value, which may be a secret */
    public static IllegalArgumentException of(String key, String what) {
        return new IllegalArgumentException(named(key) + " " + what);
    }

    public static String named(String key) {
        return key + " (" + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + ")";
    }
}
