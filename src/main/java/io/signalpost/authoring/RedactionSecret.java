package io.signalpost.authoring;

import java.util.function.Consumer;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Severity;

/** The Kamelet {@code redact} hashes with a secret that nobody guesses. */
final class RedactionSecret implements Check {

    private static final String KEY = "signalpost.redact.secret";
    private static final int SHORTEST = 32;

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        if (setup.settings().value(KEY).orElse("").length() >= SHORTEST) {
            return;
        }
        setup.own()
                .parts()
                .flatMap(part -> UsedKamelet.of(part, setup).stream())
                .filter(use -> use.name().equals("redact"))
                .flatMap(use -> use.options().stream())
                .filter(option -> "hash".equals(option.value()))
                .findFirst()
                .ifPresent(option -> findings.accept(new SetupFinding(
                        setup.atStart() ? Severity.ERROR : Severity.WARNING,
                        "kamelet",
                        option.place(),
                        KEY + " has fewer than " + SHORTEST + " characters, so nothing can be hashed",
                        "set the environment variable SIGNALPOST_REDACT_SECRET, for instance to what"
                                + " 'openssl rand -hex 32' prints")));
    }
}
