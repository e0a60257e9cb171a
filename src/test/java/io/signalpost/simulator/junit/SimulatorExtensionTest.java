package io.signalpost.simulator.junit;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.signalpost.event.VehicleEvent;
import io.signalpost.simulator.Receiver;
import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.delivery.Attempt;
import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.simulator.delivery.FaultKind;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.webhook.InvalidFieldsException;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.testing.Examples;
import io.signalpost.testing.Ports;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimulatorExtensionTest {

    @RegisterExtension
    static final SimulatorExtension ofTheClass = SimulatorExtension.builder().build();

    private static final Set<Simulator> SHARED = new HashSet<>();
    private static final Set<Simulator> OWN = new HashSet<>();

    @RegisterExtension
    final SimulatorExtension smartcar = SimulatorExtension.builder()
            .managementToken(Examples.TOKEN)
            .vehicles(2)
            .seed(7)
            .server()
            .build();

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aWebhookIsVerifiedAndItsVehiclesAreSubscribed() {
        Webhook webhook = smartcar.webhook(receiver.uri("/hook"), "odometer-traveleddistance");

        assertThat(webhook.verified()).isTrue();
        assertThat(smartcar.deliver(10))
                .hasSizeGreaterThanOrEqualTo(10)
                .allMatch(delivery -> delivery.state() == Delivery.State.ACKNOWLEDGED);
        assertThat(receiver.events())
                .filteredOn(event -> event.triggeredBy("FIRST_DELIVERY"))
                .hasSize(2);
        assertThat(receiver.events()).anyMatch(event -> event.triggeredBy("odometer-traveleddistance"));
    }

    @Test
    void aWebhookThatCannotBeFailsTheTestWithTheReason() {
        URI nobody = URI.create("http://localhost:" + Ports.lasting() + "/");
        URI hook = receiver.uri("/hook");
        receiver.token("some-other-token");

        assertThatThrownBy(() -> smartcar.webhook(nobody))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing listens there");
        assertThatThrownBy(() -> smartcar.webhook(hook))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("another management token");
        assertThatThrownBy(() -> smartcar.webhook(hook, "charge-isharging"))
                .isInstanceOf(InvalidFieldsException.class)
                .hasMessageContaining("charge-ischarging");
        assertThat(smartcar.verify(hook).verified()).isFalse();
        assertThatThrownBy(() -> smartcar.deliver(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("subscribed to a verified webhook");
    }

    @Test
    void faultsStrikeFromThenOn() {
        smartcar.webhook(receiver.uri("/hook"));
        smartcar.deliver(4);
        smartcar.faults(Map.of(FaultKind.WRONG_TOKEN, 1.0));

        assertThat(smartcar.deliver(1)).allMatch(delivery -> delivery.state() == Delivery.State.DROPPED);
    }

    @Test
    void everyDuplicateHasArrivedWhenDeliverReturns() {
        smartcar.webhook(receiver.uri("/hook"));
        smartcar.faults(Map.of(FaultKind.DUPLICATE, 1.0));

        List<Delivery> deliveries = smartcar.deliver(10);

        assertThat(receiver.events().stream().map(VehicleEvent::deliveryId))
                .hasSize(2 * deliveries.size())
                .containsExactlyInAnyOrderElementsOf(deliveries.stream()
                        .flatMap(delivery -> delivery.attempts().stream())
                        .map(Attempt::deliveryId)
                        .toList());
    }

    @Test
    void aVehicleLosesItsConnectionAndComesBack() {
        smartcar.webhook(receiver.uri("/hook"));
        smartcar.deliver(4);
        String vehicle = smartcar.simulator().subscriptions().get(0).vehicle().id();

        smartcar.breakConnection(vehicle, new SignalError("CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED"));
        smartcar.deliver(2);
        assertThat(lastStateOfConnection(vehicle)).isEqualTo("ERROR");

        smartcar.recover(vehicle);
        smartcar.deliver(2);
        assertThat(lastStateOfConnection(vehicle)).isEqualTo("RESOLVED");
    }

    private String lastStateOfConnection(String vehicle) {
        return receiver.events().stream()
                .filter(event -> vehicle.equals(event.vehicle().id()))
                .flatMap(event -> event.faults().stream())
                .filter(fault -> "AUTHENTICATION_FAILED".equals(fault.code()))
                .reduce((before, last) -> last)
                .orElseThrow()
                .state();
    }

    @Test
    void itServesItsApisWhenAsked() {
        assertThat(RunningApp.send(HttpRequest.newBuilder(smartcar.server().resolve("/api/status"))
                                .build())
                        .body())
                .contains("\"timeScale\":1000");
        assertThatIllegalStateException().isThrownBy(ofTheClass::server).withMessageContaining(".server()");
    }

    @Test
    void aTokenIsMadeUpWhenNoneIsGiven() {
        receiver.token(ofTheClass.managementToken());

        assertThat(ofTheClass.verify(receiver.uri("/hook")).verified()).isTrue();
    }

    @Nested
    class InAnotherClass {

        @RepeatedTest(2)
        void aStaticFieldIsSharedAndAnotherOneIsNot(RepetitionInfo repetition) {
            SHARED.add(ofTheClass.simulator());
            OWN.add(smartcar.simulator());

            assertThat(SHARED).hasSize(1);
            assertThat(OWN).hasSize(repetition.getCurrentRepetition());
        }
    }
}
