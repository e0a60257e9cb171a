package io.signalpost.eventlog.failure;

/** An error that says by itself what kind it is. */
public interface ExplainedFailure {

    Failure failure();
}
