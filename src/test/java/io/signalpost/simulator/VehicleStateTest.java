package io.signalpost.simulator;

import java.util.List;

import io.signalpost.event.VehicleEvent;
import io.signalpost.simulator.webhook.ConflictException;
import io.signalpost.simulator.webhook.NotFoundException;
import io.signalpost.simulator.webhook.Subscription;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.simulator.wire.WireProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What a receiver is told of the vehicles that are subscribed. */
class VehicleStateTest extends SimulationTest {

    @Test
    void theFirstDeliveryCarriesAllSignalsAndTheNextTheTriggersThatChanged() throws Exception {
        verify(create(true));

        deliver(40);

        List<VehicleEvent> states = states();
        assertThat(states.subList(0, 3)).allSatisfy(event -> assertThat(event.triggeredBy("FIRST_DELIVERY"))
                .isTrue());
        assertThat(states.subList(3, states.size())).isNotEmpty().allSatisfy(event -> assertThat(event.triggers())
                .isNotEmpty()
                .allSatisfy(trigger -> assertThat(TRIGGERS).contains(trigger.code())));
        assertThat(states).allSatisfy(event -> assertThat(event.signals()).hasSize(5));
    }

    @Test
    void whatTriggeredHasChangedSinceTheEventBefore() throws Exception {
        verify(create(true));

        deliver(60);

        for (var vehicle : simulator.vehicles(List.of())) {
            List<VehicleEvent> states = states().stream()
                    .filter(event ->
                            event.vehicle().id().equals(vehicle.identity().id()))
                    .toList();
            for (int i = 1; i < states.size(); i++) {
                VehicleEvent before = states.get(i - 1);
                VehicleEvent now = states.get(i);
                assertThat(TRIGGERS.stream().filter(now::triggeredBy))
                        .as("%s then %s", before.json(), now.json())
                        .containsExactlyElementsOf(TRIGGERS.stream()
                                .filter(code -> before.signal(code).ok()
                                        && now.signal(code).ok()
                                        && !before.signal(code)
                                                .value()
                                                .equals(now.signal(code).value()))
                                .toList());
            }
        }
    }

    @Test
    void aVehicleSubscribedAgainBeginsWithAFirstDelivery() throws Exception {
        Webhook webhook = create(false);
        verify(webhook);
        String vehicle = simulator.vehicles(List.of()).get(0).identity().id();
        simulator.subscribe(webhook.id(), vehicle);
        assertThatThrownBy(() -> simulator.subscribe(webhook.id(), vehicle)).isInstanceOf(ConflictException.class);
        Subscription subscription = await().until(
                        () -> simulator.subscriptions().stream().findFirst().orElse(null), one -> one != null);
        assertThatThrownBy(() -> simulator.subscribe(webhook.id(), vehicle)).isInstanceOf(ConflictException.class);
        deliver(3);

        simulator.unsubscribe(subscription.id());
        assertThat(simulator.advance()).isEmpty();
        assertThatThrownBy(() -> simulator.unsubscribe(subscription.id())).isInstanceOf(NotFoundException.class);

        simulator.subscribe(webhook.id(), vehicle);
        await().until(() -> !simulator.subscriptions().isEmpty());
        deliver(1);

        assertThat(states())
                .filteredOn(event -> event.triggeredBy("FIRST_DELIVERY"))
                .hasSize(2);
    }

    @Test
    void vehiclesThatConnectLaterAreSubscribedAutomatically() throws Exception {
        Webhook webhook = create(true);
        create(false);

        simulator.connect(2);

        assertThat(simulator.subscriptions()).hasSize(5).allSatisfy(subscription -> assertThat(subscription.webhookId())
                .isEqualTo(webhook.id()));
    }

    @Test
    void vehiclesLiveByTheClockOnceStarted() throws Exception {
        verify(create(true));

        simulator.start();

        await().until(() -> receiver.events().size() > 20);

        simulator.stop();

        assertThat(simulator.running()).isFalse();
    }

    @Test
    void legacyWebhooksAreSentByTheirSchedule() throws Exception {
        Webhook webhook = simulator.create(draft("/hook", null, true, WireProfile.SCHEDULED_2_0));
        assertThat(verify(webhook).verified()).isTrue();

        deliver(9);

        assertThat(receiver.events()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(event -> assertThat(event.type())
                .isEqualTo("scheduled"));
    }
}
