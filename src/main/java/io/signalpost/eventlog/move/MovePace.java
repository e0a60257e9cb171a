package io.signalpost.eventlog.move;

import java.time.Duration;

/** How fast to go on, and whether: beside a receiver that accepts events a move takes its time. */
@FunctionalInterface
public interface MovePace {

    /**
     * Asked after each range of rows, and may wait.
     *
     * @param table whose rows they were
     * @param rows  how many
     * @param took  the time that they took
     * @return false to stop here
     */
    boolean goOn(String table, long rows, Duration took);
}
