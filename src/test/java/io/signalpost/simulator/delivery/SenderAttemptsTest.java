package io.signalpost.simulator.delivery;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.signalpost.simulator.delivery.Delivery.State;
import io.signalpost.simulator.wire.WireProfile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When an event is tried again, and when no longer. */
class SenderAttemptsTest {

    @AutoClose
    private final Sending sending = Sending.fast();

    private final Receiver receiver = sending.receiver;

    @Test
    void attemptsFollowAfter25And50And100Seconds() {
        receiver.answer(Receiver.status(500));

        List<Attempt> attempts = sending.send(receiver.uri()).join().attempts();

        assertThat(waits(attempts))
                .satisfiesExactly(
                        first -> assertThat(first).isGreaterThanOrEqualTo(Duration.ofMillis(25)),
                        second -> assertThat(second).isGreaterThanOrEqualTo(Duration.ofMillis(50)),
                        third -> assertThat(third).isGreaterThanOrEqualTo(Duration.ofMillis(100)));
    }

    @Test
    void anEventIsAcknowledgedByALaterAttemptToo() {
        receiver.answers(Receiver.status(503), Receiver.status(401), Receiver.status(200));

        Delivery delivery = sending.send(receiver.uri()).join();

        assertThat(delivery.state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(delivery.attempts()).extracting(Attempt::status).containsExactly(503, 401, 200);
        assertThat(receiver.requests()).hasSize(3);
    }

    @Test
    void anEventThatIsNoLongerWantedIsDroppedBeforeTheNextAttempt() {
        receiver.answer(Receiver.status(500));

        Delivery delivery = sending.sender
                .send(Sending.event(), receiver.uri(), WireProfile.WIRE_4_0, Draw.NONE, () -> receiver.requests()
                        .isEmpty())
                .orElseThrow()
                .join();

        assertThat(delivery.state()).isEqualTo(State.DROPPED);
        assertThat(delivery.dropReason()).contains("disabled");
        assertThat(delivery.attempts()).hasSize(1);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void anErrorInTheQuestionWhetherItIsWantedDoesNotLeaveAnEventPending() {
        Delivery delivery = sending.sender
                .send(Sending.event(), receiver.uri(), WireProfile.WIRE_4_0, Draw.NONE, () -> {
                    throw new IllegalStateException("made up");
                })
                .orElseThrow()
                .join();

        assertThat(delivery.state()).isEqualTo(State.DROPPED);
        assertThat(delivery.dropReason()).contains("error of the simulator");
    }

    /** From the end of each attempt to the beginning of the next. */
    private static List<Duration> waits(List<Attempt> attempts) {
        return IntStream.range(1, attempts.size())
                .mapToObj(i -> Duration.between(
                        attempts.get(i - 1).at().plus(attempts.get(i - 1).took()),
                        attempts.get(i).at()))
                .toList();
    }
}
