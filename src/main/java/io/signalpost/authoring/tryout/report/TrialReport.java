package io.signalpost.authoring.tryout.report;

import io.signalpost.authoring.tryout.Tried;

/** Tells what has become of events, as it comes. */
public interface TrialReport {

    void tried(Tried tried);

    /** In place of {@link #tried}, when versions are compared. */
    void changed(Change change);

    /** @param events how many there were */
    void end(long events);
}
