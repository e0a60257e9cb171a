package io.signalpost.proof;

import java.io.IOException;
import java.time.Duration;

import io.signalpost.testing.PostgresqlServer;

import static org.awaitility.Awaitility.await;

/** A node stands still until another reads all destinations, and then goes on as if nothing had been. */
record TakeOver(Node still, Node other, PostgresqlServer log) {

    /** What PostgreSQL does by itself, though only after two minutes. */
    private static final String END_SILENT_SESSIONS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = 'signalpost' AND state_change < clock_timestamp() - interval '3 seconds'";

    Fault fault() {
        return new Fault(
                "node thawed after the other took over",
                Duration.ofSeconds(2),
                this::standStill,
                () -> Command.signal("CONT", still.pid()));
    }

    private void standStill() {
        Command.signal("STOP", still.pid());
        await("the other to take over").atMost(Duration.ofMinutes(1)).until(this::isTakenOver);
    }

    private boolean isTakenOver() throws IOException, InterruptedException {
        log.query().queryForList(END_SILENT_SESSIONS);
        return other.destinations().stream().allMatch(other::isReader);
    }
}
