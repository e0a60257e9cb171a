package io.signalpost.destination;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.event.VehicleEvent;

/** Values in the form that SQLite and PostgreSQL both take, whatever an event may hold. */
final class SqlValue {

    static final String EPOCH = "1970-01-01T00:00:00.000Z";

    // Fixed width: on SQLite times are text and must sort as text.
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    // PostgreSQL has no NUL in text, not even escaped in JSON; a backslash that is escaped itself escapes nothing.
    private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");
    private static final int MAX_EXPONENT = 300;

    private SqlValue() {}

    /** ISO-8601 in UTC with milliseconds; null for null and for times no calendar of either database holds. */
    static String time(Instant instant) {
        return instant == null || instant.isBefore(FIRST) || instant.isAfter(LAST) ? null : MILLIS.format(instant);
    }

    /** When Smartcar sent the event; when it came, if it does not say. */
    static String deliveredAt(VehicleEvent event) {
        String deliveredAt = time(event.deliveredAt());
        return deliveredAt == null ? time(event.receivedAt()) : deliveredAt;
    }

    static String text(String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    static String json(JsonNode json) {
        return json == null ? null : ESCAPED_NUL.matcher(json.toString()).replaceAll("$1\\\\ufffd");
    }

    static BigDecimal number(BigDecimal number) {
        return number == null || Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT ? null : number;
    }
}
