package io.signalpost.proof;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.testing.PostgresqlServer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Three nodes share a destination under load, and are killed and frozen in turn. */
class ThreeNodesProofIT {

    private static final int VEHICLES = 200;
    private static final int CONSUMERS = 16;
    /** What a node may have under way, and what it delivers in a second: progress is written more often, but the machine is busy. */
    private static final int MOST_COPIES = CONSUMERS + Scenario.EVENTS_PER_SECOND / 3;

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final Ledger ledger = new Ledger();
    private final List<Node> nodes = new ArrayList<>();
    private final Random random = new Random(Scenario.SEED);
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<String, Integer> repeated = new TreeMap<>();
    /** Stands still: a load balancer sends it nothing. */
    private volatile Node frozen;

    private int events;
    private PostgresqlServer log;
    private BusinessSystem recipient;
    private SharedDestination shared;
    private ArrivalOrder order;

    @BeforeEach
    void startNodes() throws Exception {
        log = PostgresqlServer.start(folder.resolve("event-log"));
        recipient = new BusinessSystem(Duration.ofMillis(100)); // so that some are always under way
        order = new ArrivalOrder(recipient, ledger);
        shared = new SharedDestination(recipient.name(), log.query());
        Map<String, String> settings = new HashMap<>(recipient.settings());
        settings.put("destination.http.concurrent-consumers", String.valueOf(CONSUMERS));
        settings.put("destination.database.enabled", "false");
        settings.put("signalpost.event-log.url", log.url());
        for (String name : List.of("one", "two", "three")) {
            Node node = new Node(folder.resolve(name), settings, List.of(Path.of("routes")));
            nodes.add(node);
            node.start();
        }
    }

    @AfterEach
    void stopNodes() throws Exception {
        nodes.forEach(Node::close);
        recipient.close();
        log.close();
    }

    @Test
    void whoeverIsKilledOrFrozenNothingIsLostAndAfterAKillVehiclesKeepTheirOrder() throws Exception {
        try (Smartcar smartcar = new Smartcar(this::address, this::event, ledger, random)) {
            smartcar.start(Scenario.EVENTS_PER_SECOND);
            for (Node node : Scenario.IN_FULL ? nodes : nodes.subList(0, 1)) {
                kill(node);
            }
            assertThatVehiclesKeptTheirOrder();
            if (Scenario.IN_FULL) { // before a node is thrown out it may stand still for 20 s
                for (Node node : nodes) {
                    freeze(node);
                }
            }
            smartcar.stop();
        }
        compare();
    }

    private void kill(Node node) throws Exception {
        awaitSteady();
        int before = order.copies();
        Set<String> vehicles = shared.vehicles(node);

        node.kill();

        awaitArrivals("events of a killed node to be delivered by the others", vehicles);
        node.start();
        awaitSteady();
        repeated.merge("node killed (SIGKILL)", order.copies() - before, Integer::sum);
        assertThat(order.copies() - before)
                .as("what was under way, and what was delivered since it was written down last")
                .isLessThanOrEqualTo(MOST_COPIES);
    }

    private void freeze(Node node) throws Exception {
        awaitSteady();
        int before = order.copies();
        Set<String> vehicles = shared.vehicles(node);
        frozen = node;

        Command.signal("STOP", node.pid());
        try {
            awaitArrivals("events of a frozen node to be delivered by the others", vehicles);
            assertThat(shared.vehicles(node)).isEmpty();
        } finally {
            Command.signal("CONT", node.pid());
        }

        frozen = null;
        awaitSteady();
        awaitArrivals("events of the thawed node", shared.vehicles(node));
        repeated.merge("node frozen until it is thrown out (SIGSTOP)", order.copies() - before, Integer::sum);
    }

    /** The nodes take turns. */
    private URI address() {
        Node node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
        return node == frozen ? address() : node.webhook();
    }

    /** The vehicles take turns, too. */
    private Event event() {
        return Event.next("vehicle-" + events++ % VEHICLES, random);
    }

    /** Until each node has its share, and they deliver as fast as events come in. */
    private void awaitSteady() {
        await("each node to have its share").atMost(LONG).until(() -> shared.isSharedBy(nodes));
        await("the destination to keep up").atMost(LONG).until(() -> status().pending() < Scenario.EVENTS_PER_SECOND);
    }

    private void awaitArrivals(String what, Set<String> vehicles) {
        long since = shared.head();
        await(what).atMost(LONG).untilAsserted(() -> assertThat(shared.vehicles(since, order.arrived()))
                .containsAll(vehicles));
    }

    private DestinationStatus status() throws Exception {
        Node node = nodes.get(nodes.get(0) == frozen ? 1 : 0);
        return node.destinations().stream()
                .filter(status -> status.name().equals(recipient.name()))
                .findFirst()
                .orElseThrow();
    }

    private void assertThatVehiclesKeptTheirOrder() {
        List<String> kept = Books.of(log.query()).events();
        Map<String, List<String>> wanted = order.wanted(kept);
        assertThat(wanted).hasSize(VEHICLES);
        await("what is kept to arrive").atMost(LONG).untilAsserted(() -> assertThat(order.firstArrivals(kept))
                .allSatisfy((vehicle, events) -> assertThat(events).hasSameSizeAs(wanted.get(vehicle))));
        assertThat(order.firstArrivals(kept))
                .allSatisfy((vehicle, events) -> assertThat(events).isEqualTo(wanted.get(vehicle)));
    }

    private void compare() throws Exception {
        await("the destination to catch up").atMost(LONG).until(() -> status().pending() == 0);
        Books books = Books.of(log.query());
        Account account = Account.of(recipient, books, ledger.sent(), status());
        new Report("three nodes on PostgreSQL, seed " + Scenario.SEED)
                .table("fault, and what came again", repeated)
                .accounts(List.of(account))
                .print(Path.of("target", "proof", "three-nodes-on-PostgreSQL.md"));

        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(books.events()).containsAll(ledger.acknowledged()).doesNotHaveDuplicates();
        account.check(softly, books.events().size());
        softly.assertAll();
    }
}
