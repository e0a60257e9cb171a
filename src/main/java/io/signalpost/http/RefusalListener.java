package io.signalpost.http;

/** Is told of every refusal, on an event loop: count and return, never block. */
@FunctionalInterface
public interface RefusalListener {

    void refused(Refusal why);
}
