package io.signalpost.proof;

import java.time.Duration;
import java.util.List;

import io.signalpost.testing.PostgresqlServer;

/** The PostgreSQL that all nodes have as their event log fails. */
record SharedLog(PostgresqlServer server, Ledger ledger) {

    List<Fault> faults() {
        return List.of(
                new Fault("event log's PostgreSQL stopped", Duration.ofSeconds(3), server::stop, server::start),
                new Fault("event log's PostgreSQL frozen", Duration.ofSeconds(6), this::freeze, server::thaw),
                new Fault(
                        "event log's PostgreSQL read-only",
                        Duration.ofSeconds(3),
                        this::refuseWrites,
                        this::takeWrites));
    }

    /** Clients wait 6 seconds for an answer: in that time they are refused. */
    private void freeze() {
        server.freeze();
        ledger.awaitRefusals();
    }

    private void refuseWrites() {
        server.refuseWrites();
        ledger.beginOutage();
    }

    private void takeWrites() {
        ledger.endOutage();
        server.takeWrites();
        ledger.awaitAcknowledgements();
    }
}
