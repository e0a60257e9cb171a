package io.signalpost.simulator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.signalpost.catalog.Catalog;
import io.signalpost.event.VehicleEvent;
import io.signalpost.event.VehicleFault;
import io.signalpost.simulator.delivery.FaultKind;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.webhook.WebhookDraft;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a receiver is told of vehicles and signals that fail, and that do so no longer. */
class VehicleErrorTest extends SimulationTest {

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

    private List<VehicleFault> faultsOf(String vehicle) {
        return receiver.events().stream()
                .filter(event -> event.vehicle().id().equals(vehicle))
                .flatMap(event -> event.faults().stream())
                .toList();
    }
}
