package io.signalpost.eventlog.move;

import org.apache.commons.codec.digest.MurmurHash3;

/**
 * How many rows there are and what is in them, whatever their order: the sum of their hashes, so that two that are alike do
 * not cancel each other out.
 */
record Digest(long rows, long high, long low) {

    static final Digest NONE = new Digest(0, 0, 0);

    /** @param row in the form of {@link CopyRow} */
    Digest with(byte[] row) {
        long[] hash = MurmurHash3.hash128x64(row, 0, row.length, 0);
        return new Digest(rows + 1, high + hash[0], low + hash[1]);
    }

    @Override
    public String toString() {
        return rows + " rows of digest %016x%016x".formatted(high, low);
    }
}
