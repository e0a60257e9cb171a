package io.signalpost.kamelet;

import java.util.Locale;

/** What becomes of something that says who or where. */
enum Treatment {
    KEEP,
    DROP,
    /** A digest takes its place, which is the same for the same, and cannot be made without the secret. */
    HASH;

    static Treatment of(String word) {
        return valueOf(word.strip().toUpperCase(Locale.ROOT));
    }
}
