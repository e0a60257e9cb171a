package io.signalpost.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.signalpost.testing.PostgresqlServer;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
    private final Map<String, String> settings = new LinkedHashMap<>();
    private List<FarSide> sides;

    /** The servers of the far sides tell every step, and every client that was killed. */
    @BeforeAll
    static void quietenFarSides() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (!thread.getName().startsWith("smtp:")) {
                failure.printStackTrace();
            }
        });
    }

    @BeforeEach
    void startFarSides() throws Exception {
        sides = List.of(
                new Database(folder.resolve("database")),
                new Queue(),
                new BusinessSystem(),
                new Mailbox(),
                new Arrivals("slow", folder),
                new Arrivals("poisoned", folder));
        sides.forEach(side -> settings.putAll(side.settings()));
    }

    @AfterEach
    void stopFarSides() throws Exception {
        for (FarSide side : sides) {
            side.close();
        }
    }

    @Test
    void oneNodeLosesNothing() throws Exception {
        AtomicReference<Node> process = new AtomicReference<>();
        try (Disk disk = Disk.of(folder.resolve("disk"), () -> process.get().pid())) {
            settings.put("signalpost.data-dir", disk.folder().toString());
            try (Node node = new Node(folder.resolve("node"), settings)) {
                process.set(node);
                List<Fault> faults = List.of(
                        node.killed(),
                        node.killed(),
                        node.killed(),
                        node.terminated(),
                        node.frozen(),
                        full(disk),
                        killedWhileFull(node, disk));

                new Scenario("one node", List.of(node), sides, ledger)
                        .run(faults, SqliteFile.query(disk.folder().resolve("event-log.db")));
            }
        }
    }

    @Test
    void twoNodesOnPostgresqlLoseNothing() throws Exception {
        try (PostgresqlServer log = PostgresqlServer.start(folder.resolve("event-log"))) {
            settings.put("signalpost.event-log.url", log.url());
            try (Node one = new Node(folder.resolve("one"), settings);
                    Node two = new Node(folder.resolve("two"), settings)) {
                List<Fault> faults = List.of(
                        one.killed(),
                        one.killed(),
                        two.killed(),
                        two.killed(),
                        one.terminated(),
                        two.frozen(),
                        new Fault("event log's PostgreSQL stopped", Duration.ofSeconds(3), log::stop, log::start),
                        new Fault(
                                "event log's PostgreSQL frozen", Duration.ofSeconds(6), () -> freeze(log), log::thaw));

                new Scenario("two nodes on PostgreSQL", List.of(one, two), sides, ledger).run(faults, log.query());
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

    /** Clients wait 6 seconds for an answer: in that time they are refused. */
    private void freeze(PostgresqlServer log) {
        log.freeze();
        ledger.awaitRefusals();
    }
}
