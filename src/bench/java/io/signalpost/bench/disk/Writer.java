package io.signalpost.bench.disk;

/** Puts events where they are kept. */
interface Writer extends AutoCloseable {

    void write(Bodies bodies, int events) throws Exception;
}
