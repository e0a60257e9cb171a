package io.signalpost.proof;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.signalpost.eventlog.ledger.DestinationStatus;
import org.assertj.core.api.SoftAssertions;
import org.springframework.jdbc.core.JdbcOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Load on the nodes while faults strike; then everything is made whole, the destinations catch up, and the books of the
 * sender, of the receiver and of the far sides are compared.
 */
final class Scenario {

    static final Duration CHAOS = Duration.ofSeconds(Integer.getInteger("proof.seconds", 30));
    /** Whether the proof is run for its own sake, else it shows among other tests that nothing is broken. */
    static final boolean IN_FULL = CHAOS.toSeconds() >= 60;

    static final int EVENTS_PER_SECOND = IN_FULL ? 100 : 40;
    static final long SEED = Long.getLong("proof.seed", System.nanoTime() & 0xffff);

    private final String name;
    private final List<Node> nodes;
    private final List<FarSide> sides;
    private final Ledger ledger;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param nodes all of them serve the same event log */
    Scenario(String name, List<Node> nodes, List<FarSide> sides, Ledger ledger) {
        this.name = name;
        this.nodes = nodes;
        this.sides = sides;
        this.ledger = ledger;
    }

    /**
     * @param faults those of the receiver; the destinations have their own at the same time
     * @param log    looks into the event log afterwards
     */
    void run(List<Fault> faults, JdbcOperations log) throws Exception {
        System.out.printf("%n%s: -Dproof.seed=%d -Dproof.seconds=%d%n", name, SEED, CHAOS.toSeconds());
        for (Node node : nodes) {
            node.start();
        }
        Chaos receiver = new Chaos(faults, SEED);
        Chaos destinations =
                new Chaos(sides.stream().flatMap(side -> side.faults().stream()).toList(), SEED + 1);
        Random random = new Random(SEED);
        try (Smartcar smartcar = new Smartcar(this::address, () -> Event.next(random), ledger, random)) {
            smartcar.start(EVENTS_PER_SECOND);
            CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> destinations.reign(CHAOS));
            try {
                receiver.reign(CHAOS);
            } finally {
                beside.join();
            }
            smartcar.stop();
        }
        await("every destination to catch up").atMost(Duration.ofMinutes(5)).untilAsserted(() -> assertThat(
                        destinations().values())
                .allMatch(status -> status.pending() == 0 && status.retrying() == 0));
        Map<String, DestinationStatus> statuses = destinations();
        for (Node node : nodes) {
            node.terminate();
        }
        Map<String, Integer> struck = new LinkedHashMap<>(receiver.struck());
        struck.putAll(destinations.struck());
        compare(struck, Books.of(log), statuses);
    }

    /** The nodes take turns. */
    private URI address() {
        return nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size())).webhook();
    }

    private Map<String, DestinationStatus> destinations() throws Exception {
        Map<String, DestinationStatus> statuses = new LinkedHashMap<>();
        nodes.get(0).destinations().forEach(status -> statuses.put(status.name(), status));
        return statuses;
    }

    private void compare(Map<String, Integer> struck, Books books, Map<String, DestinationStatus> statuses)
            throws Exception {
        List<Account> accounts = new ArrayList<>();
        for (FarSide side : sides) {
            accounts.add(Account.of(side, books, ledger.sent(), statuses.get(side.name())));
        }
        new Report(name + ", " + CHAOS.toSeconds() + " s, seed " + SEED)
                .table("fault", struck)
                .table("events and posts", sent(books))
                .accounts(accounts)
                .print(Path.of("target", "proof", name.replaceAll("\\W+", "-") + ".md"));

        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(books.events())
                .as("the event log keeps what was acknowledged, nothing that was not sent, and nothing twice")
                .containsAll(ledger.acknowledged())
                .isSubsetOf(ledger.sent().keySet())
                .doesNotHaveDuplicates();
        softly.assertThat(ledger.falselyAcknowledged())
                .as("answered 200 while nothing could be kept")
                .isEmpty();
        softly.assertThat(ledger.answers().keySet()).as("answers").isSubsetOf("200", "503", Ledger.NO_ANSWER);
        accounts.forEach(account -> account.check(softly, books.events().size()));
        softly.assertAll();
    }

    private Map<String, Long> sent(Books books) {
        Set<String> unacknowledged = new HashSet<>(books.events());
        unacknowledged.removeAll(ledger.acknowledged());
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("events sent", (long) ledger.sent().size());
        counts.put("events acknowledged", (long) ledger.acknowledged().size());
        counts.put(
                "events given up by the sender",
                (long) ledger.sent().size() - ledger.acknowledged().size());
        counts.put("events kept", (long) books.events().size());
        counts.put("events kept though not acknowledged", (long) unacknowledged.size());
        ledger.answers().forEach((answer, count) -> counts.put("posts answered " + answer, count));
        return counts;
    }
}
