package io.signalpost.simulator.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import io.signalpost.simulator.delivery.Delivery.State;
import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.OutgoingEvent.Type;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The books add up when a great deal happens at once. */
class ManyDeliveriesTest {

    private static final int EVENTS = 400;

    private final Collection<Delivery> told = new ConcurrentLinkedQueue<>();

    /** One event in four is refused for good, one in four at first; the receiver knows them by their mode. */
    @Test
    void everyEventIsCountedOnce() {
        try (Sending sending = Sending.fast()) {
            Receiver receiver = sending.receiver;
            Set<String> seen = ConcurrentHashMap.newKeySet();
            receiver.answer((request, out) -> {
                boolean again = !seen.add(request.text().split("\"")[3]);
                boolean refused =
                        request.text().contains("\"TEST\"") || request.text().contains("\"SIMULATED\"") && !again;
                Receiver.status(refused ? 500 : 200).to(request, out);
            });
            sending.log.onEnd(told::add);

            List<Delivery> all = IntStream.range(0, EVENTS)
                    .parallel()
                    .mapToObj(i -> sending.send(event(i), receiver.uri(), 0))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(sending.log.totals()).satisfies(totals -> {
                assertThat(totals.sent()).isEqualTo(EVENTS);
                assertThat(totals.acknowledged()).isEqualTo(EVENTS * 3 / 4);
                assertThat(totals.dropped()).isEqualTo(EVENTS / 4);
                assertThat(totals.retried()).isEqualTo(EVENTS / 2);
                assertThat(totals.pending()).isZero();
                assertThat(totals.attempts()).isEqualTo(EVENTS / 2 + EVENTS / 4 * 2 + EVENTS / 4 * 4);
                assertThat(totals.attempts()).isEqualTo(receiver.requests().size());
            });
            assertThat(all)
                    .filteredOn(delivery -> delivery.state() == State.DROPPED)
                    .hasSize(EVENTS / 4);
            assertThat(told).containsExactlyInAnyOrderElementsOf(all);
            assertThat(sending.log.deliveries()).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    private static OutgoingEvent event(int number) {
        return Sending.event(
                Type.VEHICLE_STATE,
                switch (number % 4) {
                    case 0 -> Mode.TEST;
                    case 1 -> Mode.SIMULATED;
                    default -> Mode.LIVE;
                });
    }
}
