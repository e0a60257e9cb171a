package io.signalpost.destination.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.event.VehicleEvent;

/** Values in the form that SQLite and PostgreSQL both take, whatever an event may hold. */
public final class SqlValue {

    // PostgreSQL has no NUL in text, not even escaped in JSON; a backslash that is escaped itself escapes nothing.
    private static final String NUL = "\\u0000";

    private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private static final ObjectMapper JSON = new ObjectMapper();

    private SqlValue() {}

    /** ISO-8601 in UTC with milliseconds; null for null. An event holds no time outside 1970 to 9999. */
    public static String time(Instant instant) {
        return instant == null ? null : IsoTime.of(instant);
    }

    /** When Smartcar sent the event; when it came, if it does not say. */
    public static Instant deliveredAt(VehicleEvent event) {
        return Objects.requireNonNullElse(event.deliveredAt(), event.receivedAt());
    }

    /** Null for null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        Object value = row.getObject(column);
        if (value == null) {
            return null;
        }
        return value instanceof Timestamp time ? time.toInstant() : Instant.parse(value.toString());
    }

    /** Of columns {@code value_number} and so on: the one that is there, else {@code body}. Null for none. */
    public static Object value(ResultSet row) throws SQLException {
        if (row.getObject("value_number") != null) {
            return row.getBigDecimal("value_number");
        }
        if (row.getObject("value_boolean") != null) {
            return row.getBoolean("value_boolean");
        }
        if (row.getString("value_text") != null) {
            return row.getString("value_text");
        }
        String list = row.getString("value_list");
        String json = list == null ? row.getString("body") : list;
        try {
            return json == null ? null : JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("table vehicle_signal has what is no JSON", e);
        }
    }

    public static String text(String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    public static String json(JsonNode json) {
        String text = json == null ? null : json.toString();
        return text == null || !text.contains(NUL)
                ? text
                : ESCAPED_NUL.matcher(text).replaceAll("$1\\\\ufffd");
    }
}
