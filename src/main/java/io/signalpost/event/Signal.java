package io.signalpost.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/**
 * One signal of an event, or the absence of one. What an absent or failed signal would say is null, so that comparing it
 * is false and never an error.
 */
public final class Signal {

    private static final SignalBody NOTHING = new SignalBody(NullNode.instance, NullNode.instance, null);

    private final SignalName name;
    private final boolean present;
    private final JsonNode body;
    private final SignalBody content;
    private final String errorType;
    private final String errorCode;
    private final Instant oemUpdatedAt;
    private final Instant retrievedAt;

    private Signal(
            SignalName name,
            boolean present,
            JsonNode body,
            SignalBody content,
            String errorType,
            String errorCode,
            Instant oemUpdatedAt,
            Instant retrievedAt) {
        this.name = name;
        this.present = present;
        this.body = body;
        this.content = content;
        this.errorType = errorType;
        this.errorCode = errorCode;
        this.oemUpdatedAt = oemUpdatedAt;
        this.retrievedAt = retrievedAt;
    }

    static Signal absent(SignalName name) {
        return new Signal(name, false, null, NOTHING, null, null, null, null);
    }

    /** @param body null when there is none */
    static Signal failed(SignalName name, JsonNode body, String errorType, String errorCode) {
        return new Signal(name, true, body, NOTHING, errorType, errorCode, null, null);
    }

    static Signal read(SignalName name, JsonNode body, SignalBody content, Instant oemUpdatedAt, Instant retrievedAt) {
        return new Signal(name, true, body, content, null, null, oemUpdatedAt, retrievedAt);
    }

    /** The key, lower case, for instance {@code odometer-traveleddistance}. */
    public String code() {
        return name.code();
    }

    /** For instance {@code TraveledDistance}; null when neither the body nor the catalogue knows it. */
    public String name() {
        return name.name();
    }

    /** For instance {@code Odometer}; null when neither the body nor the catalogue knows it. */
    public String group() {
        return name.group();
    }

    /** Whether the event carries it, be it as an error. Absence says nothing about the vehicle. */
    public boolean present() {
        return present;
    }

    /** Present, not an error, and with a body. Smartcar sent no status before November 2025: then the body decides. */
    public boolean ok() {
        return content != NOTHING;
    }

    /** The whole body as sent, not to be changed; null when there is none. Of a 2.0 event: in today's form. */
    public JsonNode body() {
        return body;
    }

    /**
     * {@code value} of the body; else {@code percentage} (2025); else {@code values} as a List; else the whole body as a
     * Map. All in Lists, Maps, BigDecimals, Strings and Booleans that cannot be changed. Null also when the vehicle has no
     * value. Handed on as sent, plausible or not: tyre pressures in kPa labelled {@code bar} have been seen.
     *
     * <p>Only a fuel level of autumn 2025, sent as a fraction, is given in percent: when the event carries no version, the
     * body no unit, and the number lies between 0 and 1.
     */
    public Object value() {
        return Json.plain(content.value());
    }

    /** Whether the body says anything but null and a unit. An empty list, of doors or of trouble codes, is a value. */
    public boolean hasValue() {
        return isSaid(content.value());
    }

    private static boolean isSaid(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .anyMatch(field -> !field.getKey().equals("unit") && isSaid(field.getValue()));
        }
        return Json.isThere(node);
    }

    /**
     * {@link #value()} when it is a number that a double could hold; of a body of several members the one that the signal
     * is about: {@code activeLimit}, {@code capacity}.
     */
    public BigDecimal number() {
        return Json.number(content.scalar());
    }

    /** {@link #number()} as a double: Camel's Simple drops the decimals of a number of any other type when it compares. */
    public Double decimal() {
        BigDecimal number = number();
        return number == null ? null : number.doubleValue();
    }

    /** {@link #value()} when it is a string; of a body of several members {@code status} or {@code canonical}. */
    public String text() {
        return content.scalar().textValue();
    }

    /** {@link #value()} when it is true or false; of a body of several members {@code isOpen}. */
    public Boolean bool() {
        return content.scalar().isBoolean() ? content.scalar().booleanValue() : null;
    }

    /** {@link #value()} when it is a list, for instance of Maps with the members of each tyre; else null. */
    public List<Object> list() {
        return value() instanceof List<?> list ? Collections.unmodifiableList(list) : null;
    }

    /** {@link #list()} as JSON that is not to be changed; else null. */
    public JsonNode jsonList() {
        return content.value().isArray() ? content.value() : null;
    }

    /**
     * The unit in the words of deliveries, for instance {@code km} where the REST API says {@code kilometers}; unknown
     * words are left as they are. When the body names none: the catalogue's, if it is the same for metric and imperial
     * webhooks; else null.
     */
    public String unit() {
        return content.unit();
    }

    /** A member of the body, for instance {@code latitude} or {@code activeLimit}, in the types of {@link #value()}. */
    public Object field(String name) {
        return name == null ? null : Json.plain(content.fields().path(name));
    }

    /** For instance {@code COMPATIBILITY}; null unless failed. */
    public String errorType() {
        return errorType;
    }

    /** For instance {@code VEHICLE_NOT_CAPABLE}; null also for a type that has no codes, as {@code PERMISSION}. */
    public String errorCode() {
        return errorCode;
    }

    /** When the vehicle reported it; null when the maker gives no time, as for the VIN, and when failed. */
    public Instant oemUpdatedAt() {
        return oemUpdatedAt;
    }

    /** When Smartcar fetched it from the maker; null when the body does not say. */
    public Instant retrievedAt() {
        return retrievedAt;
    }

    /** Without the value, which may be a position, so that it may be logged. */
    @Override
    public String toString() {
        return "Signal[code=" + code() + ", present=" + present + ", ok=" + ok() + "]";
    }
}
