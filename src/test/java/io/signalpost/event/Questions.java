package io.signalpost.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** All that a route can ask an event: none of it throws, and nothing is null that must not be. */
final class Questions {

    private Questions() {}

    static void askEverything(byte[] body) {
        VehicleEvent event = new VehicleEvent("e", Instant.EPOCH, body);
        List<Object> never = new ArrayList<>(List.of(event.id(), event.mode(), event.json(), event.receivedAt()));
        never.addAll(List.of(
                event.vehicle(), event.user(), event.toString(), event.vehicle().toString()));
        assertThat(never).doesNotContainNull();
        assertThat(event.triggers()).doesNotContainNull();
        assertThat(event.signals()).doesNotContainNull();
        assertThat(event.faults()).doesNotContainNull();
        event.type();
        event.version();
        event.webhookId();
        event.deliveryId();
        event.deliveredAt();
        event.triggeredBy("odometer-traveleddistance");
        event.signals().forEach(signal -> {
            assertThat(signal.code()).isNotNull();
            ask(event.signal(signal.code()));
        });
        ask(event.signal("tractionbattery-stateofcharge"));
        event.faults().forEach(fault -> {
            assertThat(fault.state()).isNotNull();
            assertThat(fault.signals()).doesNotContainNull();
            fault.needsPerson();
            fault.resolved();
        });
        VehicleEventConverter.toMap(event);
        VehicleEventConverter.toJson(event);
    }

    private static void ask(Signal signal) {
        signal.name();
        signal.group();
        signal.body();
        String.valueOf(signal.value());
        signal.text();
        signal.bool();
        signal.unit();
        signal.field("latitude");
        signal.field("");
        signal.field(null);
        signal.errorType();
        signal.errorCode();
        signal.oemUpdatedAt();
        signal.retrievedAt();
        if (signal.number() != null) {
            assertThat(signal.number().toPlainString()).hasSizeLessThan(1000);
        }
    }
}
