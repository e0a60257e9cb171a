package io.signalpost.simulator.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.signalpost.simulator.delivery.Delivery.State;
import io.signalpost.simulator.wire.WireProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryLogTest {

    private final DeliveryLog log = new DeliveryLog(3);

    @Test
    void showsTheNewestFirst() {
        List<Delivery> added = add(3);

        assertThat(log.deliveries()).containsExactly(added.get(2), added.get(1), added.get(0));
    }

    @Test
    void forgetsTheOldestAboveItsCapacityAndCountsThemStill() {
        List<Delivery> added = add(5);

        assertThat(log.deliveries()).containsExactly(added.get(4), added.get(3), added.get(2));
        assertThat(log.delivery(added.get(0).event().eventId())).isEmpty();
        assertThat(log.totals().sent()).isEqualTo(5);
    }

    @Test
    void findsADeliveryByItsEventId() {
        List<Delivery> added = add(3);

        assertThat(log.delivery(added.get(1).event().eventId())).containsSame(added.get(1));
        assertThat(log.delivery("no-such-event")).isEmpty();
    }

    @Test
    void aDeliveryEndsOnceAndListenersAreToldOnce() {
        List<State> told = new ArrayList<>();
        log.onEnd(delivery -> told.add(delivery.state()));
        Delivery delivery = add(1).get(0);

        assertThat(log.record(delivery, attempt(1, "refused", 5))).isFalse();
        assertThat(told).isEmpty();
        assertThat(log.record(delivery, attempt(2, null, 5))).isTrue();
        assertThat(log.record(delivery, attempt(3, null, 5, FaultKind.DUPLICATE)))
                .isFalse();
        assertThat(log.drop(delivery, "too late")).isFalse();

        assertThat(told).containsExactly(State.ACKNOWLEDGED);
        assertThat(delivery.dropReason()).isNull();
        assertThat(delivery.attempts()).extracting(Attempt::number).containsExactly(1, 2, 3);
    }

    @Test
    void anAnswerAfterADropIsShownAndChangesNothing() {
        Delivery delivery = add(1).get(0);

        assertThat(log.drop(delivery, "no longer wanted")).isTrue();
        assertThat(log.record(delivery, attempt(1, null, 5))).isFalse();

        assertThat(delivery.state()).isEqualTo(State.DROPPED);
        assertThat(delivery.dropReason()).isEqualTo("no longer wanted");
        assertThat(delivery.attempts()).hasSize(1);
        assertThat(log.totals().acknowledged()).isZero();
        assertThat(log.totals().dropped()).isEqualTo(1);
    }

    @Test
    void aListenerThatFailsHarmsNobody() {
        List<Delivery> told = new ArrayList<>();
        log.onEnd(delivery -> {
            throw new IllegalStateException("made up");
        });
        log.onEnd(told::add);
        Delivery delivery = add(1).get(0);

        assertThat(log.record(delivery, attempt(1, null, 5))).isTrue();

        assertThat(told).containsExactly(delivery);
    }

    @Test
    void totalsAddUp() {
        List<Delivery> added = add(4);
        log.record(added.get(0), attempt(1, null, 5));
        log.record(added.get(0), attempt(2, null, 5, FaultKind.DUPLICATE));
        log.record(added.get(1), attempt(1, "refused", 5));
        log.record(added.get(1), attempt(2, null, 5));
        log.record(added.get(2), attempt(1, "refused", 5));
        log.drop(added.get(2), "no longer wanted");

        assertThat(log.totals()).satisfies(totals -> {
            assertThat(totals.sent()).isEqualTo(4);
            assertThat(totals.acknowledged()).isEqualTo(2);
            assertThat(totals.retried()).isEqualTo(1);
            assertThat(totals.dropped()).isEqualTo(1);
            assertThat(totals.pending()).isEqualTo(1);
            assertThat(totals.attempts()).isEqualTo(5);
        });
    }

    @Test
    void percentilesAreOfAcknowledgedAttemptsOnly() {
        Delivery delivery = add(1).get(0);
        log.record(delivery, attempt(1, "no answer", 15_000));
        IntStream.rangeClosed(1, 100).forEach(millis -> log.record(delivery, attempt(2, null, millis)));

        DeliveryLog.Totals totals = log.totals();

        assertThat(totals.p50().toMillis()).isEqualTo(50);
        assertThat(totals.p95().toMillis()).isEqualTo(95);
        assertThat(totals.p99().toMillis()).isEqualTo(99);
        assertThat(totals.max().toMillis()).isEqualTo(100);
    }

    @Test
    void beforeTheFirstAnswerAllTimesAreZero() {
        assertThat(log.totals())
                .isEqualTo(new DeliveryLog.Totals(
                        0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    private List<Delivery> add(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Delivery delivery = new Delivery(
                            Sending.event(), WireProfile.WIRE_4_0, URI.create("http://localhost/"), Instant.now());
                    log.add(delivery);
                    return delivery;
                })
                .toList();
    }

    private static Attempt attempt(int number, String failure, int millis, FaultKind... faults) {
        return new Attempt(
                number,
                "delivery-" + number,
                Instant.now(),
                Instant.now(),
                failure == null ? 200 : null,
                failure,
                Duration.ofMillis(millis),
                100,
                Set.of(faults));
    }
}
