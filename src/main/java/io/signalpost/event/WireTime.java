package io.signalpost.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/**
 * A time in the forms in which Smartcar writes it, and what it is worth: ISO 8601, in UTC where it names no offset, or
 * seconds or milliseconds since 1970, as a number or as text.
 *
 * <p>Clocks of vehicles, makers and Smartcar are wrong at times. One that is behind only makes a value look old; one that
 * is ahead would make it the newest for years. So a time more than a minute after receipt is no time.
 */
public final class WireTime {

    /** What clocks may differ by. */
    public static final Duration TOLERANCE = Duration.ofSeconds(60);

    /** Milliseconds up to 1973 and seconds up to the year 5138 lie below: no event is that old, none that late. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private static final Instant YEAR_10000 = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int MAX_DIGITS = 18;

    private WireTime() {}

    /** Null for what is none; zero is how Smartcar says that it has none. */
    public static Instant parse(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return ofIso(text);
        }
        return text.length() > MAX_DIGITS ? null : ofNumber(Long.parseLong(text));
    }

    /** The latest time that is believed of an event received then. */
    public static Instant latest(Instant receivedAt) {
        return receivedAt.plus(TOLERANCE);
    }

    /** Whether a time is one, seen from when it was received; null is none. */
    public static boolean isCredible(Instant time, Instant receivedAt) {
        return time != null && !time.isAfter(latest(receivedAt));
    }

    /** The first of several times that is credible; that of receipt when none is. */
    static Instant firstCredible(Instant receivedAt, Instant... times) {
        for (Instant time : times) {
            if (isCredible(time, receivedAt)) {
                return time;
            }
        }
        return receivedAt;
    }

    /**
     * Whether a {@code meta.sequence} can be one. Smartcar's look like milliseconds since 1970: one that lies in the future
     * would be ahead of all others for good, as a time would.
     */
    static boolean isCredible(long sequence, Instant receivedAt) {
        return sequence >= 0
                && (sequence < FIRST_MILLISECONDS
                        || sequence <= latest(receivedAt).toEpochMilli());
    }

    static Instant ofNumber(long number) {
        return sensible(
                number < FIRST_MILLISECONDS
                        ? Instant.ofEpochSecond(Math.max(0, number))
                        : Instant.ofEpochMilli(number));
    }

    private static Instant ofIso(String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return sensible(
                    time instanceof LocalDateTime local
                            ? local.toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.from(time).toInstant());
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static Instant sensible(Instant time) {
        return time.isAfter(Instant.EPOCH) && !time.isAfter(YEAR_10000) ? time : null;
    }
}
