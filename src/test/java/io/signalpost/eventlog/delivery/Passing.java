package io.signalpost.eventlog.delivery;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Stretch;
import io.signalpost.eventlog.window.Order;
import io.signalpost.eventlog.window.Window;
import io.signalpost.eventlog.window.Work;

/** Passes events as a destination does that has had them all delivered. */
public final class Passing {

    private Passing() {}

    /** The bodies of what a destination would be given. */
    public static List<byte[]> bodies(DestinationReader reader) throws Exception {
        Window.Gap gap = window(reader).gap(Long.MAX_VALUE);
        return read(reader, gap, Integer.MAX_VALUE).entries().stream()
                .map(entry -> entry.event().body())
                .toList();
    }

    /** Returns how many it has passed. */
    public static int pass(DestinationReader reader, int limit) throws Exception {
        Window window = window(reader);
        Window.Gap gap = window.gap(Long.MAX_VALUE);
        Stretch stretch = read(reader, gap, limit);
        window.read(gap, stretch, Collections.nCopies(stretch.entries().size(), true));
        List<Work> batch = window.take(limit, true);
        batch.forEach(work -> work.delivered(0, 1, null));
        window.finish(batch, 1, 0);
        reader.commit(window.takeProgress(true, null), Instant.now());
        return batch.size();
    }

    private static Stretch read(DestinationReader reader, Window.Gap gap, int limit) throws SQLException {
        try {
            return reader.read(gap, limit, Long.MAX_VALUE, new Tail());
        } catch (SQLException e) {
            reader.recover();
            throw e;
        }
    }

    private static Window window(DestinationReader reader) throws Exception {
        reader.goBy(reader.look());
        if (reader.owned().isEmpty()) {
            reader.acquire(Partition.ALL);
        }
        Window window = new Window(Order.VEHICLE);
        reader.owned().forEach(row -> window.add(row.partition(), row.position(), row.done()));
        return window;
    }
}
