package io.signalpost.proof;

import java.time.Duration;

/**
 * Something that breaks and is mended again.
 *
 * @param name    as it stands in the report
 * @param longest how long it may last
 * @param strike  breaks it
 * @param mend    makes it whole; returns when it is
 */
record Fault(String name, Duration longest, Step strike, Step mend) {

    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }
}
