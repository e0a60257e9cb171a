package io.signalpost.destination.line;

import io.signalpost.event.VehicleEvent;

/** How events are written as lines. */
public interface LineFormat {

    /** Of the files' names, for instance {@code jsonl}. */
    String extension();

    /** What a file begins with: a line with its end, or nothing. */
    String heading();

    /** The lines of an event, each with its end and with no other line break in it; empty for one that has none. */
    byte[] lines(VehicleEvent event);
}
