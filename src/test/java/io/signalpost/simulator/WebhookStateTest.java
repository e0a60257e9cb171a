package io.signalpost.simulator;

import java.util.concurrent.TimeUnit;

import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.simulator.webhook.ConflictException;
import io.signalpost.simulator.webhook.Verification;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.simulator.wire.WireProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A webhook is fed when it is verified and enabled, and only then. */
class WebhookStateTest extends SimulationTest {

    @Test
    void nothingIsSentBeforeTheWebhookIsVerified() throws Exception {
        Webhook webhook = create(true);
        assertThat(simulator.advance()).isEmpty();

        assertThat(verify(webhook).verified()).isTrue();
        assertThat(simulator.webhook(webhook.id()).active()).isTrue();
        deliver(1);

        assertThat(receiver.events()).hasSize(1);
    }

    @Test
    void aWrongAnswerLeavesItUnverifiedAndSaysWhy() throws Exception {
        Webhook webhook = create(true);
        receiver.token("another-token");

        Verification verification = verify(webhook);

        assertThat(verification.verified()).isFalse();
        assertThat(verification.explanation()).contains("wrong hash", "another management token");
        assertThat(verification.response()).contains("challenge").doesNotContain(verification.expected());
        assertThat(simulator.webhook(webhook.id()).verified()).isFalse();
    }

    @Test
    void noReceiverIsSaidToBeNone() throws Exception {
        Webhook webhook = create(true);
        receiver.close();

        assertThat(verify(webhook).explanation()).contains("no connection");
    }

    @Test
    void anotherAddressMustBeVerifiedAnew() throws Exception {
        Webhook webhook = create(true);
        verify(webhook);
        deliver(1);

        simulator.update(webhook.id(), draft("/hook?again", null, true, WireProfile.WIRE_4_0));

        assertThat(simulator.advance()).isEmpty();
        assertThatThrownBy(() -> simulator.test(webhook.id())).hasMessageContaining("verify it first");

        verify(webhook);
        deliver(1);

        assertThat(receiver.events()).hasSize(2);
    }

    @Test
    void aDisabledWebhookIsSentNothingAndGivesUpWhatWaits() throws Exception {
        Webhook webhook = create(true);
        verify(webhook);
        deliver(3);
        simulator.clock().scale(100);
        receiver.answer(500);
        var failing = simulator.advance();
        await().until(() -> simulator.deliveries().totals().attempts() == 4);

        simulator.disable(webhook.id());

        assertThat(simulator.advance()).isEmpty();
        assertThat(failing.get(0).get(10, TimeUnit.SECONDS).state()).isEqualTo(Delivery.State.DROPPED);
        assertThat(simulator.deliveries().totals().attempts()).isEqualTo(4);
        assertThatThrownBy(() -> simulator.test(webhook.id()))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("enable it first");

        receiver.answer(200);
        simulator.enable(webhook.id());
        deliver(1);

        assertThat(states().get(3).triggeredBy("FIRST_DELIVERY")).isTrue();
    }

    @Test
    void whatWaitedBeforeTheWebhookWasDisabledIsNotSentOnceItIsEnabled() throws Exception {
        Webhook webhook = create(true);
        verify(webhook);
        deliver(3);
        simulator.clock().scale(50); // the next attempt is half a second away
        receiver.answer(500);
        var waiting = simulator.advance();
        await().until(() -> simulator.deliveries().totals().attempts() == 4);

        simulator.disable(webhook.id());
        receiver.answer(200);
        simulator.enable(webhook.id());

        Delivery given = waiting.get(0).get(10, TimeUnit.SECONDS);
        assertThat(given.state()).isEqualTo(Delivery.State.DROPPED);
        assertThat(receiver.events()).hasSize(3);
    }

    @Test
    void theTestDeliveryIsOfModeTest() throws Exception {
        Webhook webhook = create(false);
        verify(webhook);

        simulator.test(webhook.id()).get(10, TimeUnit.SECONDS);

        assertThat(receiver.events()).singleElement().satisfies(event -> {
            assertThat(event.mode()).isEqualTo("TEST");
            assertThat(TRIGGERS).allMatch(event::triggeredBy);
            assertThat(event.signals()).hasSize(5);
        });
    }

    @Test
    void liveDeliveriesCanStayOnTheFormerToken() throws Exception {
        Webhook webhook = create(true);
        simulator.application().rotate("the-next-token", true);
        receiver.token("the-next-token");
        assertThat(verify(webhook).verified()).isTrue();
        assertThat(simulator.test(webhook.id()).get(10, TimeUnit.SECONDS).state())
                .isEqualTo(Delivery.State.ACKNOWLEDGED);

        simulator.clock().scale(1_000_000);
        Delivery live = simulator.advance().get(0).get(10, TimeUnit.SECONDS);

        assertThat(live.state()).isEqualTo(Delivery.State.DROPPED);
        assertThat(live.attempts()).extracting(attempt -> attempt.status()).containsOnly(401);
    }
}
