package io.signalpost.simulator.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.vehicle.VehicleIdentity;
import io.signalpost.simulator.wire.OutgoingEvent.Fault;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.OutgoingEvent.Type;
import io.signalpost.simulator.wire.OutgoingEvent.WebhookInfo;

/** What happened, before it has a form: the vehicle, webhook and times of the reference examples. */
final class Facts {

    static final ObjectMapper JSON = new ObjectMapper();
    static final WebhookInfo WEBHOOK =
            new WebhookInfo("9688405d-6c32-598a-8335-a7caa5b81730", "Fleet telemetry", "example", UnitSystem.METRIC);
    static final WebhookInfo IMPERIAL =
            new WebhookInfo(WEBHOOK.id(), WEBHOOK.name(), WEBHOOK.applicationId(), UnitSystem.IMPERIAL);
    static final VehicleIdentity VEHICLE = new VehicleIdentity(
            "1bcddf9f-f4f4-5e71-9870-ce0851b7f826",
            "fd776e68-09b2-5a5c-81a8-47883e832fb6",
            null,
            "KIA",
            "EV6",
            2024,
            "BEV",
            "live");
    static final String DELIVERY_ID = "125ab8cb-5aa4-5a42-9e6b-9506e4ea38b6";
    static final Instant DELIVERED_AT = Instant.ofEpochMilli(1773651000000L);
    private static final Instant UPDATED_AT = Instant.ofEpochMilli(1773650358000L);
    private static final Instant RETRIEVED_AT = Instant.ofEpochMilli(1773650398200L);

    private Facts() {}

    static SignalDefinition signal(String code) {
        return Catalog.get().signal(code).orElseThrow();
    }

    /** @param body with apostrophes for quotation marks */
    static Reading reading(String code, String body) {
        return reading(code, json(body.replace('\'', '"')), UPDATED_AT, RETRIEVED_AT);
    }

    static Reading reading(String code, JsonNode body, Instant oemUpdatedAt, Instant retrievedAt) {
        return new Reading(signal(code), body, null, oemUpdatedAt, retrievedAt);
    }

    static Reading failed(String code, SignalError error) {
        return new Reading(signal(code), null, error, Instant.EPOCH, Instant.EPOCH);
    }

    /** Every signal of the catalogue with its example. */
    static List<Reading> allReadings() {
        return Catalog.get().signals().stream()
                .map(signal -> signal.attribute()
                        ? reading(signal.code(), signal.exampleBody(), Instant.EPOCH, Instant.EPOCH)
                        : reading(signal.code(), signal.exampleBody(), UPDATED_AT, RETRIEVED_AT))
                .toList();
    }

    /** Every signal of the catalogue, each failed with another error. */
    static List<Reading> allFailed() {
        List<SignalError> errors = allErrors();
        List<SignalDefinition> signals = List.copyOf(Catalog.get().signals());
        return Stream.iterate(0, i -> i + 1)
                .limit(signals.size())
                .map(i -> failed(signals.get(i).code(), errors.get(i % errors.size())))
                .toList();
    }

    static List<SignalError> allErrors() {
        return Catalog.get().errors().stream()
                .map(error -> new SignalError(error.type(), error.code()))
                .toList();
    }

    static OutgoingEvent state(String eventId, List<Reading> readings, String... triggers) {
        return state(eventId, WEBHOOK, readings, triggers);
    }

    /** @param triggers none for the first delivery */
    static OutgoingEvent state(String eventId, WebhookInfo webhook, List<Reading> readings, String... triggers) {
        List<SignalDefinition> changed = Stream.of(triggers).map(Facts::signal).toList();
        return new OutgoingEvent(
                eventId,
                Type.VEHICLE_STATE,
                Mode.LIVE,
                webhook,
                VEHICLE,
                readings,
                changed,
                changed.isEmpty(),
                List.of(),
                null);
    }

    static OutgoingEvent error(String eventId, Fault... faults) {
        return new OutgoingEvent(
                eventId,
                Type.VEHICLE_ERROR,
                Mode.LIVE,
                WEBHOOK,
                VEHICLE,
                List.of(),
                List.of(),
                false,
                List.of(faults),
                null);
    }

    static OutgoingEvent verify(String eventId, String challenge) {
        return new OutgoingEvent(
                eventId, Type.VERIFY, Mode.LIVE, WEBHOOK, null, List.of(), List.of(), false, List.of(), challenge);
    }

    static JsonNode json(WireProfile profile, OutgoingEvent event) {
        return json(profile.write(event, DELIVERY_ID, DELIVERED_AT).orElseThrow());
    }

    static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String body) {
        return json(body.getBytes(StandardCharsets.UTF_8));
    }
}
