package io.signalpost.eventlog.store;

/** How the bodies of new events are kept. The log may hold bodies of either kind. */
public enum BodyCompression {
    /** By zstd with a dictionary; a body that does not get smaller is kept as it is. */
    ZSTD,
    /** As Smartcar sent them, readable by any SQL tool. */
    NONE;

    /** Takes a few microseconds, which the writer's thread has not: for the caller's. */
    StoredBody store(byte[] body) {
        if (this == ZSTD && body.length <= ZstdDictionary.LONGEST) {
            byte[] frame = Dictionaries.current().compress(body);
            if (frame.length < body.length) {
                return new StoredBody(Dictionaries.CURRENT, frame);
            }
        }
        return new StoredBody(null, body);
    }

    /**
     * Called before the log is opened.
     *
     * @throws IllegalStateException when bodies could not be compressed, saying what to do
     */
    void prepare() {
        if (this == ZSTD) {
            Dictionaries.requireLibrary();
        }
    }
}
