package io.signalpost.startup;

import java.util.List;

/** The application cannot start as it is configured. */
final class StartRefused extends RuntimeException {

    private final transient List<String> lines;

    /** @param line all that the operator needs to see */
    StartRefused(String line) {
        this(List.of(line));
    }

    /** @param lines one for each reason */
    StartRefused(List<String> lines) {
        super(String.join("\n", lines), null, false, false);
        this.lines = lines;
    }

    List<String> lines() {
        return lines;
    }
}
