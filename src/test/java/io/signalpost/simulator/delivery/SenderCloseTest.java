package io.signalpost.simulator.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.signalpost.simulator.delivery.Delivery.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Closing ends everything at once, whatever a delivery is waiting for. */
class SenderCloseTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final Sending sending = Sending.scaled(1);
    private final Receiver receiver = sending.receiver;

    @AfterEach
    void stop() {
        sending.close();
    }

    @Test
    void whatWaitsForAnAnswerIsDroppedAndItsConnectionClosed() {
        receiver.answer(Receiver.silence());
        CompletableFuture<Delivery> delivery = sending.send(receiver.uri());
        await().until(() -> receiver.requests().size() == 1);

        sending.sender.close();

        assertDropped(delivery);
        await().atMost(AT_ONCE).until(() -> receiver.connections() == 0);
        await().atMost(AT_ONCE).untilAsserted(() -> assertThat(delivery.join().attempts())
                .extracting(Attempt::failure)
                .containsExactly("the simulator was closed"));
    }

    @Test
    void whatWaitsForItsNextAttemptIsDropped() {
        receiver.answer(Receiver.status(500));
        CompletableFuture<Delivery> delivery = sending.send(receiver.uri());
        await().until(() -> sending.log.totals().attempts() == 1);

        sending.sender.close();

        assertDropped(delivery);
    }

    @Test
    void whatTheFaultDialHoldsBackIsDropped() {
        CompletableFuture<Delivery> delivery = sending.send(receiver.uri(), FaultKind.BURST);

        sending.sender.close();

        assertDropped(delivery);
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void whatIsSentAfterwardsIsDropped() {
        sending.sender.close();

        assertDropped(sending.send(receiver.uri()));
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void aVerificationUnderWayFails() {
        receiver.answer(Receiver.silence());
        CompletableFuture<?> answer = sending.sender.post(receiver.uri(), new byte[] {'{', '}'});
        await().until(() -> receiver.requests().size() == 1);

        sending.sender.close();

        assertThat(answer).failsWithin(AT_ONCE).withThrowableThat().withMessageContaining("the simulator was closed");
    }

    private void assertDropped(CompletableFuture<Delivery> delivery) {
        assertThat(delivery).succeedsWithin(AT_ONCE).satisfies(dropped -> {
            assertThat(dropped.state()).isEqualTo(State.DROPPED);
            assertThat(dropped.dropReason()).isEqualTo("the simulator was closed");
        });
        assertThat(sending.log.totals().dropped()).isEqualTo(1);
        assertThat(sending.log.totals().pending()).isZero();
    }
}
