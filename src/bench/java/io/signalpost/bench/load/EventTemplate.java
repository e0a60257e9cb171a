package io.signalpost.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.testing.Examples;

/**
 * An event as Smartcar sends it (version 4.0), of about a size, of which any number can be made that differ in event id,
 * vehicle and time of delivery. It has as many signals as fit, of the example's kinds over and over.
 */
public final class EventTemplate {

    /** Vehicles that the events come from. */
    public static final int VEHICLES = 1_000;

    private static final String EVENT = "00000000-0000-4000-8000-00000000e000";
    private static final String VEHICLE = "00000000-0000-4000-8000-00000000c000";
    private static final long TIME = 1_700_000_000_000L;
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis() * VEHICLES);

    private final byte[] body;
    private final int event;
    private final int vehicle;
    private final int time;

    public EventTemplate(BodySize size) {
        try {
            this.body = body(size.bytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        String text = new String(body, StandardCharsets.US_ASCII);
        this.event = text.indexOf(EVENT);
        this.vehicle = text.indexOf(VEHICLE);
        this.time = text.lastIndexOf(String.valueOf(TIME));
    }

    private static byte[] body(int bytes) throws IOException {
        JsonMapper json = new JsonMapper();
        ObjectNode root = (ObjectNode) json.readTree(Examples.body("vehicle-state-many-signals.json"));
        root.put("eventId", EVENT);
        ((ObjectNode) root.at("/data/vehicle")).put("id", VEHICLE);
        ((ObjectNode) root.at("/meta")).put("deliveredAt", TIME);
        ArrayNode examples = (ArrayNode) root.at("/data/signals");
        ArrayNode signals = json.createArrayNode();
        ((ObjectNode) root.get("data")).set("signals", signals);
        do {
            signals.add(examples.get(signals.size() % examples.size()));
        } while (json.writeValueAsBytes(root).length < bytes);
        ((ObjectNode) root.at("/meta")).put("signalCount", signals.size());
        return json.writeValueAsBytes(root);
    }

    int length() {
        return body.length;
    }

    /** The first of so many numbers that no event has had yet: of a thousand, a vehicle each. */
    public static long numbers(long count) {
        return NUMBERS.getAndAdd((count + VEHICLES - 1) / VEHICLES * VEHICLES);
    }

    /** @param number makes the event id, so that equal numbers make duplicates, and the vehicle */
    public byte[] event(long number, long deliveredAt) {
        byte[] copy = body.clone();
        id(copy, event, number);
        hex(copy, vehicle + VEHICLE.length() - 12, 12, vehicleNumber(number));
        byte[] digits = String.valueOf(deliveredAt).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, copy, time, digits.length);
        return copy;
    }

    /** Each thousand numbers have every vehicle once, in an order of their own. */
    private static long vehicleNumber(long number) {
        long thousand = number / VEHICLES;
        long step = thousand % 97 * 10 + 7; // has no divisor in common with a thousand
        return (number % VEHICLES * step + thousand * 619) % VEHICLES;
    }

    /** The number of an event, by its id; the lower 48 bits, which grow likewise. */
    public static long number(String id) {
        return Long.parseLong(id, id.length() - 12, id.length(), 16);
    }

    /** The id of the event of that number. */
    public static String id(long number) {
        byte[] id = EVENT.getBytes(StandardCharsets.US_ASCII);
        id(id, 0, number);
        return new String(id, StandardCharsets.US_ASCII);
    }

    /** The vehicle that an event of this template is of. */
    public String vehicle(byte[] event) {
        return new String(event, vehicle, VEHICLE.length(), StandardCharsets.US_ASCII);
    }

    private static void id(byte[] to, int at, long number) {
        hex(to, at + EVENT.length() - 12, 12, number);
        hex(to, at, 8, number * 0x9E3779B97F4A7C15L >>> 32); // ids come in no order
    }

    private static void hex(byte[] to, int at, int digits, long value) {
        for (int i = digits - 1; i >= 0; i--) {
            to[at + i] = (byte) HEX[(int) (value & 15)];
            value >>>= 4;
        }
    }
}
