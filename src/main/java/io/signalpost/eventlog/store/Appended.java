package io.signalpost.eventlog.store;

/** How an append ended; both are durable when reported. */
public enum Appended {
    NEW,
    DUPLICATE
}
