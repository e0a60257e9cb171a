package io.signalpost.authoring.route;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** Stops the start: it cannot work, or would lose data. */
    ERROR,
    /** Is said, and no more. */
    WARNING;

    /** As it is written for people and tools: {@code error}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
