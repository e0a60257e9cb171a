package io.signalpost.eventlog;

/** How an append ended; both are durable when reported. */
public enum Appended {
    NEW,
    DUPLICATE
}
