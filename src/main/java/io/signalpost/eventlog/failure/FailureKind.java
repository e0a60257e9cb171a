package io.signalpost.eventlog.failure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a failed delivery means. When a chain of errors holds several kinds, the one that is first here counts. */
public enum FailureKind {
    /** The destination cannot be reached or used now: it is down, and the event loses no attempt. */
    UNAVAILABLE,
    /** No attempt will ever deliver this event: a dead letter at once. */
    DEAD,
    /** Likely somebody's mistake that takes people to mend, such as a route that is missing: tried for a day or so. */
    RETRY_LONG,
    /** Only this event failed, and may succeed soon. */
    RETRY;

    /** As settings and docs write it, for instance {@code retry-long}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FailureKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of "
                        + Arrays.stream(values()).map(FailureKind::toString).collect(Collectors.joining(", "))));
    }
}
