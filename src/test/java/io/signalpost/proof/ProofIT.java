package io.signalpost.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.signalpost.testing.PostgresqlServer;
import io.signalpost.testing.SqliteFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever fails meanwhile: an event that was answered 200 is delivered to every destination that wants it, or is a
 * visible dead letter there.
 */
class ProofIT {

    private static final String WENT_BACK = "The event log went back";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final Ledger ledger = new Ledger();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private List<FarSide> sides;

    /**
     * The servers of the far sides tell every step; to the mail server a client that is killed is a failed thread, and a
     * PostgreSQL that was killed cannot be stopped any more.
     */
    @BeforeAll
    static void quietenFarSides() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        ((Logger) LoggerFactory.getLogger(EmbeddedPostgres.class)).setLevel(Level.OFF);
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (!thread.getName().startsWith("smtp:")) {
                failure.printStackTrace();
            }
        });
    }

    @AfterAll
    static void listenAgain() {
        Awaitility.reset();
        Thread.setDefaultUncaughtExceptionHandler(null);
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
            Path data = disk.folder().resolve("data");
            settings.put("signalpost.data-dir", data.toString());
            settings.put("signalpost.max-connections", String.valueOf(Strangers.CONNECTIONS));
            try (Node node = new Node(folder.resolve("node"), settings)) {
                process.set(node);
                List<Fault> faults = new ArrayList<>(List.of(
                        node.killed(), node.killed(), node.terminated(), node.frozen(), new Strangers(node).fault()));
                faults.addAll(node.clockJumps());
                faults.addAll(new FullDisk(disk, node, ledger).faults());
                faults.addAll(new DataFolder(data, node, ledger).faults());

                new Scenario("one node", List.of(node), sides, ledger)
                        .run(faults, SqliteFile.query(data.resolve("event-log.db")));
            }
        }
    }

    @Test
    void twoNodesOnPostgresqlLoseNothing() throws Exception {
        try (PostgresqlServer log = PostgresqlServer.start(folder.resolve("event-log"))) {
            settings.put("signalpost.event-log.url", log.url());
            try (Node one = new Node(folder.resolve("one"), settings);
                    Node two = new Node(folder.resolve("two"), settings)) {
                List<Fault> faults = new ArrayList<>(List.of(
                        one.killed(),
                        two.killed(),
                        one.terminated(),
                        two.frozen(),
                        new TakeOver(one, two, log).fault()));
                faults.addAll(two.clockJumps());
                faults.addAll(new SharedLog(log, ledger).faults());

                new Scenario("two nodes on PostgreSQL", List.of(one, two), sides, ledger).run(faults, log.query());
            }
        }
    }

    @Test
    void twoNodesOnPostgresqlWithASynchronousStandbyLoseNothing() throws Exception {
        try (Replication log = Replication.synchronous(folder.resolve("event-log"))) {
            settings.put("signalpost.event-log.url", log.url());
            try (Node one = new Node(folder.resolve("one"), settings);
                    Node two = new Node(folder.resolve("two"), settings)) {
                List<Fault> faults = new ArrayList<>(log.faults());
                faults.add(one.killed());
                faults.add(two.killed());

                new Scenario("two nodes on PostgreSQL with a synchronous standby", List.of(one, two), sides, ledger)
                        .run(faults, log.query());

                assertThat(one.output() + two.output()).doesNotContain(WENT_BACK);
            }
        }
    }

    @Test
    void whatAnAsynchronousStandbyLacksIsTold() throws Exception {
        // Given
        try (Replication log = Replication.asynchronous(folder.resolve("event-log"))) {
            settings.put("signalpost.event-log.url", log.url());
            try (Node node = new Node(folder.resolve("node"), settings)) {
                node.start();
                acknowledge(node, 20);
                log.cutOff();
                acknowledge(node, 30);

                // When
                log.promoteCutOff();

                // Then
                await().atMost(Duration.ofMinutes(2)).until(() -> node.output().contains(WENT_BACK));
                List<String> kept = Books.of(log.query()).events();
                assertThat(ledger.acknowledged()).hasSize(50).containsAll(kept);
                assertThat(kept).hasSizeLessThanOrEqualTo(20);
                node.says("/observe/health", "\"events\":" + (50 - kept.size()));
            }
        }
    }

    private void acknowledge(Node node, int events) throws Exception {
        Random random = new Random(ledger.acknowledged().size());
        for (int i = 0; i < events; i++) {
            Event event = Event.next(random);
            ledger.answered(event, node.post(event.body()), null);
        }
    }
}
