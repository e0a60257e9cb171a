package io.signalpost.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A time in the forms in which Smartcar writes it: ISO 8601, or seconds or milliseconds since 1970. */
public final class WireTime {

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

    static Instant ofNumber(long number) {
        return sensible(
                number < FIRST_MILLISECONDS
                        ? Instant.ofEpochSecond(Math.max(0, number))
                        : Instant.ofEpochMilli(number));
    }

    static Instant ofIso(String text) {
        try {
            return sensible(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static Instant sensible(Instant time) {
        return time.isAfter(Instant.EPOCH) && !time.isAfter(YEAR_10000) ? time : null;
    }
}
