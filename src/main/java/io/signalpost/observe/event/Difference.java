package io.signalpost.observe.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalpost.event.Signal;
import io.signalpost.event.VehicleEvent;
import org.springframework.lang.Nullable;

/**
 * A signal that says something else than in the event of the same vehicle before.
 *
 * @param change {@code new} when the event before did not carry it, {@code gone} when this one does not, else {@code changed}
 * @param before absent when it is new
 * @param now    absent when it is gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Difference(
        String code,
        String change,
        @Nullable Reading before,
        @Nullable Reading now) {

    /**
     * What a signal says.
     *
     * @param value absent when it failed
     * @param at    when the vehicle reported it, else when Smartcar fetched it
     * @param error type and code; absent unless it failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reading(
            @Nullable Object value,
            @Nullable String unit,
            @Nullable Instant at,
            @Nullable String error) {

        static Reading of(Signal signal, boolean reveal) {
            String error = signal.ok() || signal.errorType() == null
                    ? null
                    : signal.errorCode() == null ? signal.errorType() : signal.errorType() + ":" + signal.errorCode();
            return new Reading(
                    reveal || !Masking.isPersonal(signal.code()) ? signal.value() : Masking.HIDDEN,
                    signal.unit(),
                    signal.oemUpdatedAt() == null ? signal.retrievedAt() : signal.oemUpdatedAt(),
                    error);
        }
    }

    /** In the order of the signals of this event, then of those that are gone. A signal that is read again alike is none. */
    static List<Difference> between(VehicleEvent before, VehicleEvent now, boolean reveal) {
        List<Difference> differences = new ArrayList<>();
        for (Signal signal : now.signals()) {
            Signal earlier = before.signal(signal.code());
            if (!earlier.present()) {
                differences.add(new Difference(signal.code(), "new", null, Reading.of(signal, reveal)));
            } else if (!isAlike(earlier, signal)) {
                differences.add(new Difference(
                        signal.code(), "changed", Reading.of(earlier, reveal), Reading.of(signal, reveal)));
            }
        }
        before.signals().stream()
                .filter(signal -> !now.signal(signal.code()).present())
                .forEach(signal ->
                        differences.add(new Difference(signal.code(), "gone", Reading.of(signal, reveal), null)));
        return differences;
    }

    private static boolean isAlike(Signal one, Signal other) {
        return one.ok() == other.ok()
                && Objects.equals(one.value(), other.value())
                && Objects.equals(one.unit(), other.unit())
                && Objects.equals(one.errorType(), other.errorType())
                && Objects.equals(one.errorCode(), other.errorCode());
    }
}
