package io.signalpost.authoring.tryout;

/** Tells what has become of events, as it comes. */
public interface TrialReport {

    void tried(Tried tried);

    void changed(Change change);

    /** After the last event. @param events how many there were, for how many destinations whatever */
    void end(long events);
}
