package io.signalpost.bench.database;

/**
 * What one turn of a contestant has come to.
 *
 * @param cpuSeconds of all that belongs to it
 */
record Turn(long events, double seconds, double cpuSeconds) {

    double rate() {
        return events / seconds;
    }

    /** Microseconds per event. */
    double cpu() {
        return cpuSeconds * 1e6 / events;
    }

    Turn plus(Turn more) {
        return new Turn(events + more.events, seconds + more.seconds, cpuSeconds + more.cpuSeconds);
    }
}
