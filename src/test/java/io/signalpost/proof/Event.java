package io.signalpost.proof;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

import io.signalpost.testing.Examples;

/**
 * An event that is sent.
 *
 * @param made  when, by the right time
 * @param clock how far the clocks that date it are ahead, or behind when below zero
 */
record Event(String id, String vehicle, Kind kind, Instant made, Duration clock) {

    enum Kind {
        READING("vehicle-state-first-delivery.json"),
        /** Mailed, too. */
        FAULT("vehicle-error-auth-failed.json"),
        /** Made by the Dashboard's test button: kept, and for no destination. */
        TEST("vehicle-state-test-mode.json"),
        /** More than the queue takes as one message, so refused there for good. */
        TOO_LARGE("vehicle-state-first-delivery.json"),
        /** Fails at the destination {@code poisoned} whenever it is tried. */
        POISONOUS("vehicle-state-first-delivery.json");

        private final String example;

        Kind(String example) {
            this.example = example;
        }
    }

    /** More than {@link Queue} takes. */
    static final int LARGE = 20_000;

    private static final int CENTURY = 100 * 365;

    /**
     * Of a vehicle of its own. One in twenty is a fault, one in fifty a test; few are refused somewhere. One in five is dated
     * wrongly.
     */
    static Event next(Random random) {
        String id = id(random);
        return of(id, id, random);
    }

    /** Another one of that vehicle. */
    static Event next(String vehicle, Random random) {
        return of(id(random), vehicle, random);
    }

    private static String id(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static Event of(String id, String vehicle, Random random) {
        Duration clock = random.nextInt(5) > 0 ? Duration.ZERO : Duration.ofDays(random.nextInt(-CENTURY, CENTURY));
        return new Event(id, vehicle, kind(random), Instant.now(), clock);
    }

    private static Kind kind(Random random) {
        int dice = random.nextInt(1_000);
        if (dice < 2) {
            return Kind.POISONOUS;
        }
        if (dice < 10) {
            return Kind.TOO_LARGE;
        }
        if (dice < 30) {
            return Kind.TEST;
        }
        return dice < 80 ? Kind.FAULT : Kind.READING;
    }

    /** The body as Smartcar sends it now: every attempt is a delivery of its own. */
    byte[] body() {
        String body = new String(Examples.withId(kind.example, id), StandardCharsets.UTF_8)
                .replaceFirst("\"vehicle\":\\{\"id\":\"[^\"]*\"", "\"vehicle\":{\"id\":\"" + vehicle + "\"")
                .replaceFirst("\"deliveryId\":\"[^\"]*\"", "\"deliveryId\":\"" + UUID.randomUUID() + "\"")
                .replaceFirst("(\"deliveredAt\":)\\d+", "$1" + dated(Instant.now()))
                .replaceAll("(\"(?:oemUpdated|retrieved)At\":)\\d+", "$1" + dated(made));
        if (kind == Kind.TOO_LARGE) {
            body = body.replace("\"webhookName\":\"", "\"webhookName\":\"" + "x".repeat(LARGE));
        } else if (kind == Kind.POISONOUS) {
            body = body.replace("\"make\":\"KIA\"", "\"make\":\"POISON\"");
        }
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private long dated(Instant when) {
        return when.plus(clock).toEpochMilli();
    }
}
