package io.signalpost.observe.alert;

import java.util.Locale;

/** By what people are told. */
enum Means {
    MAIL,
    WEBHOOK;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
