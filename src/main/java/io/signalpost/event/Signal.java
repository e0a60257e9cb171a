package io.signalpost.event;

import java.math.BigDecimal;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/** STUB: the signatures are the agreement. */
public final class Signal {
    public String code() {
        throw new UnsupportedOperationException();
    }

    public String name() {
        throw new UnsupportedOperationException();
    }

    public String group() {
        throw new UnsupportedOperationException();
    }

    public boolean present() {
        throw new UnsupportedOperationException();
    }

    public boolean ok() {
        throw new UnsupportedOperationException();
    }

    /** The signal's whole body as JSON; null when absent. */
    public JsonNode body() {
        throw new UnsupportedOperationException();
    }

    public Object value() {
        throw new UnsupportedOperationException();
    }

    public BigDecimal number() {
        throw new UnsupportedOperationException();
    }

    public String text() {
        throw new UnsupportedOperationException();
    }

    public Boolean bool() {
        throw new UnsupportedOperationException();
    }

    public String unit() {
        throw new UnsupportedOperationException();
    }

    public Object field(String name) {
        throw new UnsupportedOperationException();
    }

    public String errorType() {
        throw new UnsupportedOperationException();
    }

    public String errorCode() {
        throw new UnsupportedOperationException();
    }

    public Instant oemUpdatedAt() {
        throw new UnsupportedOperationException();
    }

    public Instant retrievedAt() {
        throw new UnsupportedOperationException();
    }
}
