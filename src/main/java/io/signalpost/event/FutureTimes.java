package io.signalpost.event;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what events say of time and what is not believed, since it lies more than a minute after receipt. */
public final class FutureTimes {

    private enum Field {
        OEM_UPDATED_AT,
        RETRIEVED_AT,
        DELIVERED_AT,
        SEQUENCE
    }

    private final Map<Field, Counter> counters = new EnumMap<>(Field.class);

    public FutureTimes(MeterRegistry meters) {
        for (Field field : Field.values()) {
            counters.put(
                    field,
                    Counter.builder("signalpost.event.future.times")
                            .description("Times in events that are not believed, since they lie in the future")
                            .tag("field", field.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    /** What the envelope says. */
    public void countDelivery(Instant deliveredAt, Instant receivedAt) {
        count(Field.DELIVERED_AT, deliveredAt, receivedAt);
    }

    /** What the event says besides. */
    public void count(VehicleEvent event) {
        Instant receivedAt = event.receivedAt();
        if (event.sequence() != null && !WireTime.isCredible(event.sequence(), receivedAt)) {
            counters.get(Field.SEQUENCE).increment();
        }
        for (Signal signal : event.signals()) {
            count(Field.OEM_UPDATED_AT, signal.oemUpdatedAt(), receivedAt);
            count(Field.RETRIEVED_AT, signal.retrievedAt(), receivedAt);
        }
    }

    private void count(Field field, Instant time, Instant receivedAt) {
        if (time != null && !WireTime.isCredible(time, receivedAt)) {
            counters.get(field).increment();
        }
    }
}
