package io.signalpost.eventlog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.signalpost.eventlog.store.NewEvent;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How nodes share the partitions of one destination. */
class SharedDestinationTest extends TwoNodes {

    private static final int VEHICLES = 40;

    private int appended;

    /** One event of each vehicle. */
    private void appendRound() throws Exception {
        for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
            append(
                    one.log,
                    new NewEvent(
                            "v" + vehicle + "-" + appended,
                            "VEHICLE_STATE",
                            "vehicle-" + vehicle,
                            "LIVE",
                            Instant.now(),
                            "t",
                            event("x").body()));
        }
        appended++;
    }

    private Map<String, Long> partitionsByOwner() {
        return database
                .sql()
                .queryForList("SELECT owner FROM destination_partition WHERE owner IS NOT NULL", String.class)
                .stream()
                .collect(Collectors.groupingBy(owner -> owner, Collectors.counting()));
    }

    private static Map<String, List<String>> byVehicle(List<String> ids) {
        return ids.stream().collect(Collectors.groupingBy(id -> id.substring(0, id.indexOf('-'))));
    }

    private List<String> rounds(String vehicle, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(round -> vehicle + "-" + round)
                .toList();
    }

    @Test
    void bothReadHalfOfItEachVehicleAtOne() throws Exception {
        await().untilAsserted(() -> assertThat(partitionsByOwner()).hasSize(2).containsValue(32L));

        for (int i = 0; i < 5; i++) {
            appendRound();
        }

        await().untilAsserted(
                        () -> assertThat(status(one.log, "shared").delivered()).isEqualTo(5 * VEHICLES));
        assertThat(delivered).hasSize(5 * VEHICLES).doesNotHaveDuplicates();
        assertThat(one.delivered).isNotEmpty();
        assertThat(two.delivered).isNotEmpty();
        assertThat(byVehicle(one.delivered).keySet())
                .doesNotContainAnyElementsOf(byVehicle(two.delivered).keySet());
        assertThat(byVehicle(delivered))
                .allSatisfy((vehicle, ids) -> assertThat(ids).isEqualTo(rounds(vehicle, 0, 5)));
        assertThat(status(one.log, "shared").reader()).contains(", ");
    }

    @Test
    void whoGoesLeavesItsPartitionsToTheOther() throws Exception {
        await().untilAsserted(() -> assertThat(partitionsByOwner()).hasSize(2));
        appendRound();
        await().untilAsserted(
                        () -> assertThat(status(one.log, "shared").delivered()).isEqualTo(VEHICLES));

        two.close();
        appendRound();

        await().untilAsserted(
                        () -> assertThat(status(one.log, "shared").delivered()).isEqualTo(2 * VEHICLES));
        assertThat(partitionsByOwner()).hasSize(1).containsValue(64L);
        assertThat(delivered).hasSize(2 * VEHICLES).doesNotHaveDuplicates();
    }

    @Test
    void aNewcomerIsHandedItsShareAndNothingIsDeliveredTwiceOrOutOfOrder() throws Exception {
        await().untilAsserted(() -> assertThat(partitionsByOwner()).hasSize(2));
        one.slow = two.slow = true;
        for (int i = 0; i < 10; i++) {
            appendRound();
        }

        Node three = new Node(database, delivered);
        try {
            await().untilAsserted(
                            () -> assertThat(partitionsByOwner()).hasSize(3).containsValue(22L));
            one.slow = two.slow = false;
            appendRound();
            await().untilAsserted(() ->
                    assertThat(status(one.log, "shared").delivered()).isEqualTo(11 * VEHICLES));
        } finally {
            three.close();
        }

        List<String> all = Stream.of(one, two, three)
                .flatMap(node -> node.delivered.stream())
                .toList();
        assertThat(three.delivered).isNotEmpty();
        assertThat(all).hasSize(11 * VEHICLES).doesNotHaveDuplicates();
    }

    @Test
    void whatANodeThatIsTakenForDeadHasInHandDoesNotCountWhenItComesBack() throws Exception {
        one.slow = two.slow = true;
        for (int i = 0; i < 3; i++) {
            appendRound();
        }
        await().until(() -> !delivered.isEmpty());

        takeTheReaderForDead();

        one.slow = two.slow = false;
        await().untilAsserted(() -> {
            assertThat(status(one.log, "shared").delivered()).isEqualTo(3 * VEHICLES);
            assertThat(status(one.log, "shared").pending()).isZero();
        });
        assertThat(Set.copyOf(delivered)).as("some of them twice").hasSize(3 * VEHICLES);
        await().untilAsserted(() -> assertThat(partitionsByOwner()).hasSize(2)); // it is a node again, by another name
    }
}
