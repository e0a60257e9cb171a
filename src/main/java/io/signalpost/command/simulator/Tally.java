package io.signalpost.command.simulator;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.signalpost.simulator.delivery.Attempt;
import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.simulator.delivery.FaultKind;
import io.signalpost.simulator.wire.OutgoingEvent.Type;

/** Counts how deliveries end. Thread-safe. */
final class Tally implements Consumer<Delivery> {

    /**
     * @param droppedByFaults      of the dropped, the ones that the fault dial had spoilt
     * @param droppedWhileDisabled of the others, the ones that ended so while the webhook was disabled
     */
    record Counts(long acknowledged, long retried, long dropped, long droppedByFaults, long droppedWhileDisabled) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    acknowledged + other.acknowledged,
                    retried + other.retried,
                    dropped + other.dropped,
                    droppedByFaults + other.droppedByFaults,
                    droppedWhileDisabled + other.droppedWhileDisabled);
        }
    }

    private final Map<Type, Counts> byType = new EnumMap<>(Type.class);
    private final Map<String, Long> reasons = new TreeMap<>();

    private final BooleanSupplier disabled;

    /** @param disabled whether the webhook is, so that what was under way is dropped */
    Tally(BooleanSupplier disabled) {
        this.disabled = disabled;
    }

    @Override
    public synchronized void accept(Delivery delivery) {
        List<Attempt> attempts = delivery.attempts();
        boolean dropped = delivery.state() == Delivery.State.DROPPED;
        boolean spoilt = dropped
                && attempts.stream()
                        .anyMatch(attempt -> attempt.faults().stream().anyMatch(FaultKind::inEveryAttempt));
        boolean withdrawn = dropped && !spoilt && disabled.getAsBoolean();
        byType.merge(
                delivery.event().type(),
                new Counts(
                        dropped ? 0 : 1,
                        attempts.size() > 1 ? 1 : 0,
                        dropped ? 1 : 0,
                        spoilt ? 1 : 0,
                        withdrawn ? 1 : 0),
                Counts::plus);
        if (dropped && !spoilt && !withdrawn) {
            String reason = attempts.isEmpty()
                    ? delivery.dropReason()
                    : attempts.get(attempts.size() - 1).failure();
            reasons.merge(reason, 1L, Long::sum);
        }
    }

    synchronized Map<Type, Counts> byType() {
        return new EnumMap<>(byType);
    }

    /** Why events were dropped for neither of these reasons, each with the number of them. */
    synchronized Map<String, Long> reasons() {
        return new TreeMap<>(reasons);
    }
}
