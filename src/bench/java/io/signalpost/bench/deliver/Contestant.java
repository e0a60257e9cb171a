package io.signalpost.bench.deliver;

import io.signalpost.bench.server.Usage;

/** Delivers events of a backlog of its own to a recipient, while it is its turn. */
interface Contestant extends AutoCloseable {

    /** Sees to it that so many wait. */
    void fill(long events) throws Exception;

    void begin() throws Exception;

    /** Takes up no more; what is under way may still end. */
    void end() throws Exception;

    /** Of it and its database. */
    Usage usage();

    @Override
    void close() throws Exception;
}
