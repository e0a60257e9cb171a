package io.signalpost.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.signalpost.testing.SimulatedBodies;

/**
 * Events as Smartcar sends them (version 4.0), of about a size, of which any number can be made that differ in event id, vehicle
 * and times. Their signals, values and other ids are those of some hundred bodies of the simulator, which trained no dictionary.
 */
public final class EventTemplate {

    /** Vehicles that the events come from. */
    public static final int VEHICLES = 1_000;

    private static final int BODIES = 200;
    private static final long SEED = 81;
    private static final Duration LONG_ENOUGH = Duration.ofHours(1); // for so many bodies one after the other
    private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis() * VEHICLES);
    private static final Map<BodySize, EventTemplate> OF_SIZE = new EnumMap<>(BodySize.class);

    private final List<Body> bodies;

    private EventTemplate(BodySize size) {
        this.bodies = new SimulatedBodies(SEED, Instant.now().minus(LONG_ENOUGH))
                .ofLength(size.bytes())
                .limit(BODIES)
                .map(Body::of)
                .toList();
    }

    public static synchronized EventTemplate of(BodySize size) {
        return OF_SIZE.computeIfAbsent(size, EventTemplate::new);
    }

    private Body body(long number) {
        return bodies.get((int) (number % BODIES));
    }

    /** Bytes of the event of that number. */
    int length(long number) {
        return body(number).bytes.length;
    }

    /** The first of so many numbers that no event has had yet: of a thousand, a vehicle each. */
    public static long numbers(long count) {
        return NUMBERS.getAndAdd((count + VEHICLES - 1) / VEHICLES * VEHICLES);
    }

    /** @param number makes the event id, so that equal numbers make duplicates, and the vehicle */
    public byte[] event(long number, long deliveredAt) {
        return body(number).event(number, deliveredAt);
    }

    private static long vehicleNumber(long number) {
        long thousand = number / VEHICLES;
        long step = thousand % 97 * 10 + 7; // has no divisor in common with a thousand
        return (number % VEHICLES * step + thousand * 619) % VEHICLES;
    }

    /** The number of an event, by its id; the lower 48 bits, which grow likewise. */
    public static long number(String id) {
        return Long.parseLong(id, id.length() - 12, id.length(), 16);
    }

    /** The id of the event of that number. Ids come in no order, and repeat nothing. */
    public static String id(long number) {
        long mixed = mixed(number);
        return uuid(mixed, mixed(mixed) << 48 | number & 0xFFFF_FFFF_FFFFL);
    }

    /** The vehicle that the event of that number is of. */
    public static String vehicle(long number) {
        long mixed = mixed(-1 - vehicleNumber(number));
        return uuid(mixed, mixed(mixed));
    }

    private static String uuid(long high, long low) {
        return new UUID(high & ~0xF000L | 0x4000L, low & ~(3L << 62) | 1L << 63).toString();
    }

    /** Another number that looks random. */
    private static long mixed(long number) {
        long mixed = (number ^ number >>> 31) * 0x9E3779B97F4A7C15L;
        return (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
    }

    /** Where in a body the event's id is, the vehicle's, and times, and how long before the delivery these are. */
    private record Body(byte[] bytes, int event, int vehicle, int[] times, long[] before) {

        private static final Pattern EVENT = Pattern.compile("^\\{\"eventId\":\"");
        private static final Pattern VEHICLE = Pattern.compile("\"vehicle\":\\{\"id\":\"");
        private static final Pattern TIMES = Pattern.compile("(?<=At\":)\\d{13}");
        private static final Pattern DELIVERED = Pattern.compile("(?<=\"deliveredAt\":)\\d{13}");

        static Body of(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            long delivered = Long.parseLong(first(DELIVERED, text).group());
            List<MatchResult> times = TIMES.matcher(text).results().toList();
            return new Body(
                    bytes,
                    first(EVENT, text).end(),
                    first(VEHICLE, text).end(),
                    times.stream().mapToInt(MatchResult::start).toArray(),
                    times.stream()
                            .mapToLong(time -> delivered - Long.parseLong(time.group()))
                            .toArray());
        }

        private static MatchResult first(Pattern pattern, String text) {
            return pattern.matcher(text).results().findFirst().orElseThrow();
        }

        byte[] event(long number, long deliveredAt) {
            byte[] copy = bytes.clone();
            write(copy, event, EventTemplate.id(number));
            write(copy, vehicle, EventTemplate.vehicle(number));
            for (int i = 0; i < times.length; i++) {
                write(copy, times[i], String.valueOf(deliveredAt - before[i]));
            }
            return copy;
        }

        private static void write(byte[] to, int at, String text) {
            for (int i = 0; i < text.length(); i++) {
                to[at + i] = (byte) text.charAt(i);
            }
        }
    }
}
