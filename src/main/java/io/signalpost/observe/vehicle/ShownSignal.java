package io.signalpost.observe.vehicle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalpost.destination.vehicle.SignalFreshness;
import io.signalpost.destination.vehicle.SignalValue;
import io.signalpost.observe.event.Masking;
import org.springframework.lang.Nullable;

/**
 * A signal of a vehicle: its last good value and how fresh that is, see {@link SignalFreshness}.
 *
 * @param value   absent when it never had one; hidden when it is personal and is not to be shown
 * @param cadence mean time between its last readings; absent in a list, and when there were not enough to tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShownSignal(
        String code,
        @Nullable Object value,
        @Nullable String unit,
        @Nullable Instant oemUpdatedAt,
        @Nullable Instant retrievedAt,
        @Nullable Duration age,
        @Nullable Duration cadence,
        @Nullable String error) {

    static List<ShownSignal> all(List<SignalFreshness> signals, Map<String, SignalValue> values, boolean reveal) {
        return signals.stream()
                .map(signal -> of(signal, values.get(signal.code()), reveal))
                .toList();
    }

    private static ShownSignal of(SignalFreshness signal, @Nullable SignalValue value, boolean reveal) {
        boolean hidden = !reveal && Masking.isPersonal(signal.code());
        return new ShownSignal(
                signal.code(),
                value == null ? null : hidden ? Masking.HIDDEN : value.value(),
                value == null ? null : value.unit(),
                signal.oemUpdatedAt(),
                signal.retrievedAt(),
                signal.age(),
                null,
                signal.error());
    }

    ShownSignal with(@Nullable Duration signalCadence) {
        return new ShownSignal(code, value, unit, oemUpdatedAt, retrievedAt, age, signalCadence, error);
    }
}
