package io.signalpost.eventlog.delivery;

import java.sql.SQLException;
import java.util.List;

import io.signalpost.eventlog.ledger.DeliveryTable;
import io.signalpost.eventlog.ledger.PartitionTable;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.window.Order;
import io.signalpost.eventlog.window.Window;

/** The partitions of a destination that this node reads, among those that others read. For the destination's own thread. */
final class Share {

    private final DestinationReader reader;
    private final Window window;
    private final DeliverySettings delivery;
    private long leaving;
    private boolean incomplete;

    Share(DestinationReader reader, Window window, DeliverySettings delivery) {
        this.reader = reader;
        this.window = window;
        this.delivery = delivery;
    }

    /** Takes up, or begins to give away, what this node is to read now. */
    void adjust() throws SQLException {
        long share = reader.share();
        List<PartitionTable.Row> rows = reader.owned();
        window.drop(window.owned() & ~set(rows));
        leaving =
                set(rows) & (~share | leaving); // what is being given away is, also when it was to come back meanwhile
        window.leave(leaving);
        if ((share & ~set(rows)) != Partition.NONE) {
            try {
                reader.acquire(share & ~set(rows));
            } catch (EventLogUnavailableException later) {
                incomplete = true;
                return;
            }
            rows = reader.owned();
        }
        begin(rows, set(rows) & share & ~window.owned());
        delivery.rate().share((double) Long.bitCount(set(rows) & share) / Partition.COUNT);
        incomplete = (share & ~set(rows)) != Partition.NONE;
    }

    private void begin(List<PartitionTable.Row> rows, long begun) throws SQLException {
        List<DeliveryTable.Waiting> failed = delivery.order() == Order.VEHICLE_STRICT && begun != Partition.NONE
                ? reader.failedBefore(begun)
                : List.of(); // before any is begun: what cannot be read now would be missing for good
        for (PartitionTable.Row row : rows) {
            if (Partition.isIn(begun, row.partition())) {
                window.add(row.partition(), row.position(), row.done());
            }
        }
        failed.forEach(window::failedBefore);
    }

    private static long set(List<PartitionTable.Row> rows) {
        return rows.stream()
                .mapToLong(row -> Partition.set(row.partition()))
                .reduce(Partition.NONE, (one, other) -> one | other);
    }

    /** Partitions have turned out to be another node's, or are to be begun anew. */
    void lose(long partitions) {
        window.drop(partitions);
        incomplete = true;
    }

    /** Begins with nothing. */
    void clear() {
        window.drop(Partition.ALL);
        leaving = Partition.NONE;
    }

    /** Whether some of it is still another node's. */
    boolean isIncomplete() {
        return incomplete;
    }

    /** Whether it is about to change. */
    boolean isSettling() {
        return incomplete || leaving != Partition.NONE;
    }

    /** The partitions that events are handed out of. */
    long active() {
        return window.owned() & ~leaving;
    }

    /** Gives away what another node is to read, once nothing of it is in hand. */
    void giveAway(ProgressWriter progress) throws EventLogUnavailableException {
        if (leaving != Partition.NONE && !window.isUnderWay(leaving) && progress.write()) {
            reader.release(leaving);
            window.drop(leaving);
            leaving = Partition.NONE;
        }
    }
}
