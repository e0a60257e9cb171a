package io.signalpost.simulator.wire;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.vehicle.VehicleIdentity;
import io.signalpost.simulator.wire.OutgoingEvent.Fault;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.OutgoingEvent.Type;
import io.signalpost.simulator.wire.OutgoingEvent.WebhookInfo;

/** What a reference example since 2025 tells, without the form in which it tells it. */
final class ExampleFacts {

    private ExampleFacts() {}

    static OutgoingEvent event(JsonNode example) {
        JsonNode data = example.path("data");
        JsonNode meta = example.path("meta");
        List<SignalDefinition> triggers =
                signals(example.has("triggers") ? example.path("triggers") : data.path("triggers"));
        Type type = Type.valueOf(example.path("eventType").asText());
        return new OutgoingEvent(
                example.path("eventId").asText(),
                type,
                Mode.valueOf(meta.path("mode").asText("LIVE")),
                new WebhookInfo(
                        meta.path("webhookId").asText(),
                        meta.path("webhookName").asText(),
                        "example",
                        UnitSystem.METRIC),
                type == Type.VERIFY ? null : vehicle(data),
                elements(data.path("signals")).map(ExampleFacts::reading).toList(),
                triggers,
                type == Type.VEHICLE_STATE && triggers.isEmpty(),
                elements(data.path("errors")).map(ExampleFacts::fault).toList(),
                data.path("challenge").textValue());
    }

    static Instant deliveredAt(JsonNode example) {
        JsonNode time = example.at("/meta/deliveredAt");
        return time.isTextual()
                ? Instant.parse(time.textValue())
                : time.canConvertToInt() ? Instant.ofEpochSecond(time.asLong()) : Instant.ofEpochMilli(time.asLong());
    }

    private static VehicleIdentity vehicle(JsonNode data) {
        JsonNode vehicle = data.path("vehicle");
        return new VehicleIdentity(
                vehicle.path("id").asText(),
                data.at("/user/id").asText().replace("user_", ""),
                data.at("/user/externalId").textValue(),
                vehicle.path("make").asText(),
                vehicle.path("model").asText(),
                vehicle.path("year").asInt(),
                vehicle.path("powertrainType").textValue(),
                vehicle.path("mode").textValue());
    }

    private static Reading reading(JsonNode signal) {
        JsonNode error = signal.at("/status/error");
        if (error.isObject()) {
            return Facts.failed(
                    signal.path("code").asText(),
                    new SignalError(
                            error.path("type").asText(), error.path("code").textValue()));
        }
        JsonNode meta = signal.path("meta");
        return Facts.reading(
                signal.path("code").asText(),
                body(signal),
                Instant.ofEpochMilli(meta.path("oemUpdatedAt").asLong()),
                Instant.ofEpochMilli(meta.path(meta.has("fetchedAt") ? "fetchedAt" : "retrievedAt")
                        .asLong()));
    }

    /** In today's form. */
    private static JsonNode body(JsonNode signal) {
        JsonNode body = signal.path("body");
        if (body.has("percentage")) {
            return percent(body.path("percentage").asInt());
        }
        boolean fraction = signal.path("code").asText().equals("internalcombustionengine-fuellevel");
        return fraction ? percent((int) Math.round(body.path("value").asDouble() * 100)) : body;
    }

    private static JsonNode percent(int value) {
        return Facts.JSON.createObjectNode().put("value", value).put("unit", "percent");
    }

    private static Fault fault(JsonNode error) {
        return new Fault(
                new SignalError(error.path("type").asText(), error.path("code").textValue()),
                error.path("state").asText().equals("RESOLVED"),
                signals(error.path("signals")));
    }

    private static List<SignalDefinition> signals(JsonNode list) {
        return elements(list).flatMap(ExampleFacts::signal).toList();
    }

    /** None of FIRST_DELIVERY. */
    private static Stream<SignalDefinition> signal(JsonNode element) {
        JsonNode signal = element.has("signal") ? element.path("signal") : element;
        Catalog catalog = Catalog.get();
        return (signal.isTextual()
                        ? catalog.signalNamed(signal.asText())
                        : catalog.signal(signal.path("code").textValue()))
                .stream();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
