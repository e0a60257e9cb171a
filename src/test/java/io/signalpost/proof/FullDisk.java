package io.signalpost.proof;

import java.time.Duration;
import java.util.List;

/** The node's disk is full, and the node is killed meanwhile or goes on. */
record FullDisk(Disk disk, Node node, Ledger ledger) {

    List<Fault> faults() {
        return List.of(
                new Fault("disk full: " + disk.kind(), Duration.ofSeconds(3), this::exhaust, disk::free),
                new Fault(
                        "process killed on a full disk",
                        Duration.ofSeconds(2),
                        () -> {
                            exhaust();
                            node.kill();
                        },
                        () -> {
                            disk.free();
                            node.start();
                        }));
    }

    private void exhaust() throws Exception {
        disk.fill();
        ledger.awaitRefusals();
    }
}
