package io.signalpost.eventlog.delivery;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Stretch;

/** Passes events as a destination does that has had them all delivered. */
public final class Passing {

    private Passing() {}

    /** Returns how many it has passed. */
    public static int pass(DestinationReader reader, int limit) throws Exception {
        reader.goBy(reader.look());
        if (reader.owned().isEmpty()) {
            reader.acquire(Partition.ALL);
        }
        Window window = new Window(Order.VEHICLE);
        reader.owned().forEach(row -> window.add(row.partition(), row.position(), row.done()));
        Window.Gap gap = window.gap(Long.MAX_VALUE);
        Stretch stretch = reader.read(gap, limit, Long.MAX_VALUE, new Tail());
        window.read(gap, stretch, Collections.nCopies(stretch.entries().size(), true));
        List<Work> batch = window.take(limit, true);
        batch.forEach(Work::delivered);
        window.finish(batch, 1, 0);
        reader.commit(window.takeProgress(true), Instant.now());
        return batch.size();
    }
}
