package io.signalpost.eventlog.store;

import java.util.zip.CRC32;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The parts of the log that nodes share out among them, and that each destination has a position of its own in. All events
 * of a vehicle are in one, for good; events without a vehicle are spread. A set of partitions is a number, with bit
 * {@code n} for partition {@code n}.
 */
public final class Partition {

    public static final int COUNT = Long.SIZE;
    public static final long ALL = -1;
    public static final long NONE = 0;

    private Partition() {}

    /** CRC-32 of the vehicle's id in UTF-8, or the event's where there is no vehicle, modulo 64. */
    static int of(String vehicleId, String eventId) {
        CRC32 hash = new CRC32();
        hash.update((vehicleId == null ? eventId : vehicleId).getBytes(UTF_8));
        return (int) (hash.getValue() % COUNT);
    }

    public static long set(int partition) {
        return 1L << partition;
    }

    public static boolean isIn(long set, int partition) {
        return (set & set(partition)) != 0;
    }

    /** The one that answers for a number of the log that no event has any more. */
    private static int ofMissing(long seq) {
        return (int) (seq % COUNT);
    }

    /** For how many of the numbers from {@code first} to {@code last}, which no event has any more, a set answers. */
    public static long missing(long set, long first, long last) {
        if (last < first) {
            return 0;
        }
        long count = (last - first + 1) / COUNT * Long.bitCount(set);
        for (long seq = last - (last - first + 1) % COUNT + 1; seq <= last; seq++) {
            count += isIn(set, ofMissing(seq)) ? 1 : 0;
        }
        return count;
    }
}
