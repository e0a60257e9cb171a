package io.signalpost.eventlog.failure;

import java.util.Optional;

/** Understands the errors of one protocol's library. */
@FunctionalInterface
interface FailureReader {

    /** @param error one of a chain of causes; empty when it is none of this protocol's */
    Optional<Failure> read(Throwable error);
}
