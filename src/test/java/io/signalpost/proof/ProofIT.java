package io.signalpost.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Whatever fails meanwhile: an event that was answered 200 is delivered to every destination that wants it, or is a
 * visible dead letter there.
 */
class ProofIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final Ledger ledger = new Ledger();

    /** The servers of the far sides tell every step. */
    @BeforeAll
    static void logOnlyWhatIsWrong() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }

    @Test
    void oneNodeLosesNothing() throws Exception {
        AtomicReference<Node> process = new AtomicReference<>();
        try (Disk disk = Disk.of(folder.resolve("disk"), () -> process.get().pid());
                Database database = new Database(folder.resolve("postgres"));
                Queue queue = new Queue();
                Mailbox mailbox = new Mailbox();
                Arrivals slow = new Arrivals("slow", folder);
                Arrivals poisoned = new Arrivals("poisoned", folder)) {
            List<FarSide> sides = List.of(database, queue, mailbox, slow, poisoned);
            Map<String, String> settings = new LinkedHashMap<>();
            sides.forEach(side -> settings.putAll(side.settings()));
            settings.put("signalpost.data-dir", disk.folder().toString());
            try (Node node = new Node(folder.resolve("node"), settings)) {
                process.set(node);

                new Scenario("one node", List.of(node), sides, ledger)
                        .run(
                                List.of(
                                        node.killed(),
                                        node.killed(),
                                        node.killed(),
                                        node.terminated(),
                                        node.frozen(),
                                        full(disk),
                                        killedWhileFull(node, disk)),
                                SqliteFile.query(disk.folder().resolve("event-log.db")));
            }
        }
    }

    private Fault full(Disk disk) {
        return new Fault("disk full: " + disk.kind(), Duration.ofSeconds(3), () -> exhaust(disk), disk::free);
    }

    private Fault killedWhileFull(Node node, Disk disk) {
        return new Fault(
                "process killed on a full disk",
                Duration.ofSeconds(2),
                () -> {
                    exhaust(disk);
                    node.kill();
                },
                () -> {
                    disk.free();
                    node.start();
                });
    }

    private void exhaust(Disk disk) throws Exception {
        disk.fill();
        ledger.awaitRefusals();
    }
}
