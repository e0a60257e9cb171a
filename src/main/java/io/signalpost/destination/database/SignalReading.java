package io.signalpost.destination.database;

import java.time.Instant;

import io.signalpost.destination.sql.SqlValue;
import io.signalpost.event.Recency;
import io.signalpost.event.Signal;
import io.signalpost.event.VehicleEvent;
import io.signalpost.event.WireTime;

/**
 * What an event says of one signal, in texts that a table can hold. The event itself is not kept: what was read of it may be
 * forgotten meanwhile.
 *
 * @param position 0, or more when the event has the code more than once
 */
record SignalReading(
        String eventId,
        Signal signal,
        String code,
        int position,
        String body,
        Instant deliveredAt,
        Instant receivedAt,
        Recency recency) {

    static SignalReading of(VehicleEvent event, Signal signal, String code, int position) {
        return new SignalReading(
                SqlValue.text(event.id()),
                signal,
                code,
                position,
                SqlValue.json(signal.body()),
                SqlValue.deliveredAt(event),
                event.receivedAt(),
                Recency.of(event, signal));
    }

    /** For {@code signal-reading.sql}, with times as they were sent. @param event stands for the event's number */
    Object[] row(int event) {
        return new Object[] {
            event,
            code,
            position,
            SqlValue.text(signal.name()),
            SqlValue.text(signal.group()),
            signal.ok() ? "SUCCESS" : "ERROR",
            signal.number(),
            SqlValue.text(signal.text()),
            signal.bool(),
            SqlValue.text(signal.unit()),
            body,
            SqlValue.text(signal.errorType()),
            SqlValue.text(signal.errorCode()),
            signal.oemUpdatedAt(),
            signal.retrievedAt()
        };
    }

    /** For {@code vehicle-signal.sql}, with times that are credible. */
    Object[] latest(String vehicleId) {
        return new Object[] {
            vehicleId,
            code,
            SqlValue.text(signal.name()),
            SqlValue.text(signal.group()),
            signal.number(),
            SqlValue.text(signal.text()),
            signal.bool(),
            SqlValue.json(signal.jsonList()),
            SqlValue.text(signal.unit()),
            body,
            recency.time(),
            recency.latest(),
            credible(signal.oemUpdatedAt(), null),
            credible(signal.retrievedAt(), null),
            credible(deliveredAt, receivedAt),
            SqlValue.text(recency.webhookId()),
            recency.sequence(),
            recency.logNumber(),
            eventId
        };
    }

    private Instant credible(Instant time, Instant otherwise) {
        return WireTime.isCredible(time, receivedAt) ? time : otherwise;
    }
}
