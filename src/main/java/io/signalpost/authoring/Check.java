package io.signalpost.authoring;

import java.util.function.Consumer;

import io.signalpost.authoring.route.SetupFinding;

/** Looks for one kind of mistake. */
interface Check {

    void check(Setup setup, Consumer<SetupFinding> findings);
}
