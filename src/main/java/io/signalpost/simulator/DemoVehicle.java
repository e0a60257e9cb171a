package io.signalpost.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A made-up electric car that drives until its battery is low, then charges, and now and then cannot be reached. */
final class DemoVehicle {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LOW = 15;
    private static final int FULL = 85;

    private final String id;
    private final String make;
    private final String model;
    private final Random random;
    private int stateOfCharge;
    private double odometer;
    private boolean charging;
    private boolean unreachable;
    private boolean delivered;

    /** The same seed gives the same car. */
    DemoVehicle(String make, String model, long seed) {
        this.make = make;
        this.model = model;
        this.random = new Random(seed);
        this.id = UUID.nameUUIDFromBytes((make + model + seed).getBytes(StandardCharsets.UTF_8))
                .toString();
        this.stateOfCharge = 20 + random.nextInt(60);
        this.odometer = 10_000 + random.nextInt(40_000);
    }

    /** Lives on for a moment and tells what Smartcar would send: compact JSON in the wire form of version 4.0. */
    byte[] nextEvent(Instant now) {
        boolean wasUnreachable = unreachable;
        unreachable = delivered && random.nextInt(12) == 0;
        if (unreachable || wasUnreachable) {
            return error(now, unreachable ? "ERROR" : "RESOLVED");
        }
        boolean wasCharging = charging;
        charging = charging ? stateOfCharge < FULL : stateOfCharge <= LOW;
        stateOfCharge += charging ? 5 : -3;
        odometer += charging ? 0 : 4 + 8 * random.nextDouble();
        return state(now, charging != wasCharging);
    }

    private byte[] state(Instant now, boolean chargingChanged) {
        ObjectNode event = event("VEHICLE_STATE", now);
        ArrayNode signals = event.withObject("data").putArray("signals");
        signal(signals, now, "TractionBattery", "StateOfCharge")
                .put("value", stateOfCharge)
                .put("unit", "percent");
        signal(signals, now, "Charge", "IsCharging").put("value", charging);
        signal(signals, now, "Odometer", "TraveledDistance")
                .put("value", BigDecimal.valueOf(odometer).setScale(1, RoundingMode.HALF_UP))
                .put("unit", "km");
        ArrayNode triggers = event.putArray("triggers");
        if (!delivered) {
            triggers.addObject().put("type", "FIRST_DELIVERY");
            delivered = true;
        } else {
            trigger(triggers, "TractionBattery", "StateOfCharge");
            if (chargingChanged) {
                trigger(triggers, "Charge", "IsCharging");
            }
        }
        return bytes(event);
    }

    private byte[] error(Instant now, String state) {
        ObjectNode event = event("VEHICLE_ERROR", now);
        event.withObject("data")
                .putArray("errors")
                .addObject()
                .put("type", "VEHICLE_STATE")
                .put("code", "UNREACHABLE")
                .put("description", "The demo car has no connection.")
                .put("state", state);
        return bytes(event);
    }

    private ObjectNode event(String type, Instant now) {
        ObjectNode event = JSON.objectNode();
        event.put("eventId", UUID.randomUUID().toString()).put("eventType", type);
        ObjectNode data = event.putObject("data");
        data.putObject("user").put("id", "demo-user");
        data.putObject("vehicle")
                .put("id", id)
                .put("make", make)
                .put("model", model)
                .put("year", 2025)
                .put("mode", "simulated")
                .put("powertrainType", "BEV");
        event.putObject("meta")
                .put("version", "4.0")
                .put("webhookId", "demo")
                .put("webhookName", "Demo")
                .put("deliveryId", UUID.randomUUID().toString())
                .put("deliveredAt", now.toEpochMilli())
                .put("mode", "SIMULATED");
        return event;
    }

    private static ObjectNode signal(ArrayNode signals, Instant now, String group, String name) {
        ObjectNode signal = signals.addObject();
        signal.setAll(named(group, name));
        ObjectNode body = signal.putObject("body");
        signal.putObject("status").put("value", "SUCCESS");
        signal.putObject("meta")
                .put("oemUpdatedAt", now.minusSeconds(2).toEpochMilli())
                .put("retrievedAt", now.toEpochMilli());
        return body;
    }

    private static void trigger(ArrayNode triggers, String group, String name) {
        triggers.addObject().put("type", "SIGNAL_UPDATED").putObject("signal").setAll(named(group, name));
    }

    private static Map<String, JsonNode> named(String group, String name) {
        return Map.of(
                "code", JSON.textNode((group + "-" + name).toLowerCase(Locale.ROOT)),
                "name", JSON.textNode(name),
                "group", JSON.textNode(group));
    }

    private static byte[] bytes(ObjectNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A handful of cars. */
    static List<DemoVehicle> fleet() {
        return List.of(
                new DemoVehicle("TESLA", "Model 3", 1),
                new DemoVehicle("KIA", "EV6", 2),
                new DemoVehicle("RENAULT", "Zoe", 3),
                new DemoVehicle("VOLKSWAGEN", "ID.4", 4),
                new DemoVehicle("POLESTAR", "2", 5));
    }
}
