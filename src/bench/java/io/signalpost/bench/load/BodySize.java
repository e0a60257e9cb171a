package io.signalpost.bench.load;

/** How large an event is: {@link #TYPICAL} is what a webhook with a handful of signals sends. */
public enum BodySize {
    SMALL(1_024),
    TYPICAL(1_638),
    LARGE(7_168),
    HUGE(51_200);

    private final int bytes;

    BodySize(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }
}
