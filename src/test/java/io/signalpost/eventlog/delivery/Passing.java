package io.signalpost.eventlog.delivery;

import java.util.List;

import io.signalpost.eventlog.store.LogEntry;

/** Passes events as a destination does that has had them all delivered. */
public final class Passing {

    private Passing() {}

    /** Returns how many it has passed. */
    public static int pass(DestinationReader reader, int limit) throws Exception {
        reader.claim();
        reader.reload();
        List<LogEntry> entries = reader.read(reader.position(), limit);
        var progress = new Progress(reader.position());
        entries.forEach(progress::delivered);
        reader.commit(progress);
        return entries.size();
    }
}
