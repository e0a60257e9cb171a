package io.signalpost.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.signalpost.catalog.Catalog;
import io.signalpost.event.VehicleEvent;
import io.signalpost.event.VehicleFault;
import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.simulator.delivery.FaultKind;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.webhook.ConflictException;
import io.signalpost.simulator.webhook.NotFoundException;
import io.signalpost.simulator.webhook.Subscription;
import io.signalpost.simulator.webhook.Verification;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.simulator.webhook.WebhookDraft;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.WireProfile;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The life of a webhook, step by step, against somebody's receiver. */
@Timeout(60)
class SimulatorTest {

    private static final List<String> TRIGGERS =
            List.of("tractionbattery-stateofcharge", "charge-ischarging", "odometer-traveleddistance");
    private static final List<String> DATA = List.of("location-preciselocation", "closure-doors");

    private final Receiver receiver = new Receiver();
    private final Simulator simulator = new Simulator(
            new Application("client", "secret", Examples.TOKEN),
            new SimulatorSettings(7, 10_000, Mode.LIVE, true, Duration.ofSeconds(5), 3, 1000));

    @AfterEach
    void close() {
        simulator.close();
        receiver.close();
    }

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
    void aConcurrentErrorIsResolvedAndPartOfWhatWasSent() throws Exception {
        verify(create(true));
        simulator.clock().scale(50); // it is held back for 40 ms at least
        simulator.faults().set(Map.of(FaultKind.CONCURRENT_ERROR, 1.0));

        var sent = simulator.advance();
        for (var delivery : sent) {
            delivery.get(10, TimeUnit.SECONDS);
        }

        assertThat(receiver.events()).hasSize(sent.size());
        List<VehicleFault> faults = receiver.events().stream()
                .flatMap(event -> event.faults().stream())
                .filter(fault -> fault.code().equals("NO_RESPONSE"))
                .toList();
        assertThat(faults).extracting(VehicleFault::resolved).containsExactly(false, true);
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
    void aBrokenConnectionIsAnErrorAndThenResolved() throws Exception {
        verify(create(true));
        deliver(6);
        String vehicle = simulator.vehicles(List.of()).get(0).identity().id();
        receiver.taken().clear();

        simulator.breakConnection(vehicle, new SignalError("CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED"));
        await().until(() -> {
            deliver(1);
            return !faultsOf(vehicle).isEmpty();
        });
        assertThat(states()).noneMatch(event -> event.vehicle().id().equals(vehicle));
        simulator.recover(vehicle);
        await().until(() -> {
            deliver(1);
            return faultsOf(vehicle).size() > 1;
        });

        assertThat(faultsOf(vehicle).get(0)).satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("AUTHENTICATION_FAILED");
            assertThat(fault.resolved()).isFalse();
            assertThat(fault.signals()).isEmpty();
        });
        assertThat(faultsOf(vehicle).get(1)).satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("AUTHENTICATION_FAILED");
            assertThat(fault.resolved()).isTrue();
        });
    }

    @Test
    void aSignalThatFailsIsAnErrorInTheStateAndOneBesideIt() throws Exception {
        simulator.connect(20);
        verify(simulator.create(new WebhookDraft(
                "webhook",
                "All",
                receiver.uri("/hook").toString(),
                receiver.uri("/errors").toString(),
                List.of("odometer-traveleddistance"),
                Catalog.get().signals().stream().map(signal -> signal.code()).toList(),
                null,
                true,
                null)));

        deliver(60);

        VehicleEvent state = receiver.events().stream()
                .filter(event -> event.signals().stream().anyMatch(signal -> "PERMISSION".equals(signal.errorType())))
                .findFirst()
                .orElseThrow();
        assertThat(receiver.taken())
                .filteredOn(taken ->
                        taken.event().vehicle().id().equals(state.vehicle().id()))
                .filteredOn(taken -> taken.event().type().equals("VEHICLE_ERROR"))
                .allSatisfy(taken -> assertThat(taken.path()).isEqualTo("/errors"))
                .flatExtracting(taken -> taken.event().faults())
                .anySatisfy(fault -> {
                    assertThat(fault.type()).isEqualTo("PERMISSION");
                    assertThat(fault.signals()).isNotEmpty();
                });
        assertThat(receiver.taken())
                .filteredOn(taken -> taken.event().type().equals("VEHICLE_STATE"))
                .allSatisfy(taken -> assertThat(taken.path()).isEqualTo("/hook"));
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

    private Webhook create(boolean autoSubscribe) {
        return simulator.create(draft("/hook", null, autoSubscribe, WireProfile.WIRE_4_0));
    }

    private WebhookDraft draft(String path, String errorPath, boolean autoSubscribe, WireProfile profile) {
        return new WebhookDraft(
                "webhook",
                "Fleet",
                receiver.uri(path).toString(),
                errorPath,
                TRIGGERS,
                DATA,
                null,
                autoSubscribe,
                profile);
    }

    private Verification verify(Webhook webhook) throws Exception {
        return simulator.verify(webhook.id()).get(10, TimeUnit.SECONDS);
    }

    /** Lets vehicles live until something was sent so many times, one after the other. */
    private void deliver(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            for (var delivery : simulator.advance()) {
                delivery.get(10, TimeUnit.SECONDS);
            }
        }
    }

    private List<VehicleEvent> states() {
        return receiver.events().stream()
                .filter(event -> event.type().equals("VEHICLE_STATE"))
                .toList();
    }

    private List<VehicleFault> faultsOf(String vehicle) {
        return receiver.events().stream()
                .filter(event -> event.vehicle().id().equals(vehicle))
                .flatMap(event -> event.faults().stream())
                .toList();
    }
}
