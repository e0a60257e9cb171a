package io.signalpost.event;

import java.math.BigDecimal;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One signal of an event, or the absence of one. Everything but the names is null unless the signal is {@link #ok()}, so
 * a comparison with a value that is not there is false and never an error.
 */
public final class Signal {

    private final SignalName name;
    private final boolean present;
    private final JsonNode body;
    private final Reading reading;
    private final String errorType;
    private final String errorCode;
    private final Instant oemUpdatedAt;
    private final Instant retrievedAt;

    Signal(
            SignalName name,
            JsonNode body,
            Reading reading,
            String errorType,
            String errorCode,
            Instant oemUpdatedAt,
            Instant retrievedAt) {
        this(name, true, body, reading, errorType, errorCode, oemUpdatedAt, retrievedAt);
    }

    private Signal(
            SignalName name,
            boolean present,
            JsonNode body,
            Reading reading,
            String errorType,
            String errorCode,
            Instant oemUpdatedAt,
            Instant retrievedAt) {
        this.name = name;
        this.present = present;
        this.body = body;
        this.reading = reading;
        this.errorType = errorType;
        this.errorCode = errorCode;
        this.oemUpdatedAt = oemUpdatedAt;
        this.retrievedAt = retrievedAt;
    }

    /** One in today's form that came by 2.0, which names no time of fetching. */
    static Signal read(SignalName name, JsonNode body, Instant oemUpdatedAt) {
        return new Signal(name, body, Reading.of(name, body, true), null, null, oemUpdatedAt, null);
    }

    static Signal failed(SignalName name, String errorType, String errorCode) {
        return new Signal(name, null, null, errorType, errorCode, null, null);
    }

    static Signal absent(String code) {
        return new Signal(SignalName.of(code == null ? "" : code), false, null, null, null, null, null, null);
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
        return reading != null;
    }

    /** The whole body as sent, not to be changed; null when there is none. Of a 2.0 event: in today's form. */
    public JsonNode body() {
        return body;
    }

    /**
     * {@code value} of the body; else its {@code percentage} (2025); else its {@code values} as a List; else the whole
     * body as a Map. In Lists, Maps, BigDecimals, Strings and Booleans that cannot be changed. Handed on as sent, even
     * when not plausible: tyre pressures in kPa labelled {@code bar} have been seen. The one exception is in
     * {@link #number()}.
     */
    public Object value() {
        return ok() ? Json.plain(reading.value()) : null;
    }

    /**
     * The value when it is a number. A fuel level of autumn 2025 was sent as a fraction, and is given in percent: only
     * when the body carries no version, the signal no unit, and the number is at most 1.
     */
    public BigDecimal number() {
        return ok() ? Json.number(reading.value()) : null;
    }

    /** The value when it is a string. */
    public String text() {
        return ok() && reading.value().isTextual() ? reading.value().textValue() : null;
    }

    /** The value when it is true or false. */
    public Boolean bool() {
        return ok() && reading.value().isBoolean() ? reading.value().booleanValue() : null;
    }

    /**
     * The unit in the words of deliveries, for instance {@code km} where the REST API says {@code kilometers}; unknown
     * words are left as they are. When the body names none: the catalogue's, if it is the same for metric and imperial
     * webhooks; else null.
     */
    public String unit() {
        return ok() ? reading.unit() : null;
    }

    /** A member of the body, for instance {@code latitude}, in the types of {@link #value()}. */
    public Object field(String name) {
        return ok() && name != null ? Json.plain(reading.fields().path(name)) : null;
    }

    public String errorType() {
        return errorType;
    }

    public String errorCode() {
        return errorCode;
    }

    /** When the vehicle reported it; null when the maker gives no time, as for the VIN. */
    public Instant oemUpdatedAt() {
        return oemUpdatedAt;
    }

    /** When Smartcar fetched it from the maker; null when the body does not say. */
    public Instant retrievedAt() {
        return retrievedAt;
    }

    @Override
    public String toString() {
        return "Signal[code=" + code() + ", present=" + present + ", ok=" + ok() + "]";
    }
}
