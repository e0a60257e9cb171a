package io.signalpost.event;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** One Smartcar event: a typed, null-safe view on the bytes that Smartcar sent. STUB: the signatures are the agreement. */
public final class VehicleEvent {

    public VehicleEvent(String id, Instant receivedAt, byte[] body) {}

    public byte[] body() {
        throw new UnsupportedOperationException();
    }

    public JsonNode json() {
        throw new UnsupportedOperationException();
    }

    public String id() {
        throw new UnsupportedOperationException();
    }

    public String type() {
        throw new UnsupportedOperationException();
    }

    public String mode() {
        throw new UnsupportedOperationException();
    }

    public String version() {
        throw new UnsupportedOperationException();
    }

    public String webhookId() {
        throw new UnsupportedOperationException();
    }

    public String deliveryId() {
        throw new UnsupportedOperationException();
    }

    public Instant deliveredAt() {
        throw new UnsupportedOperationException();
    }

    public Instant receivedAt() {
        throw new UnsupportedOperationException();
    }

    public Vehicle vehicle() {
        throw new UnsupportedOperationException();
    }

    public User user() {
        throw new UnsupportedOperationException();
    }

    public List<Trigger> triggers() {
        throw new UnsupportedOperationException();
    }

    public boolean triggeredBy(String code) {
        throw new UnsupportedOperationException();
    }

    public List<Signal> signals() {
        throw new UnsupportedOperationException();
    }

    public Signal signal(String code) {
        throw new UnsupportedOperationException();
    }

    public List<VehicleFault> faults() {
        throw new UnsupportedOperationException();
    }
}
