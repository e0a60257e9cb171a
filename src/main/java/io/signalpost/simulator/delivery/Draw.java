package io.signalpost.simulator.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What strikes one event.
 *
 * @param lot at least 0, less than 1: how hard it strikes, such as for how long
 */
public record Draw(Set<FaultKind> faults, double lot) {

    public static final Draw NONE = new Draw(Set.of(), 0);

    public Draw {
        faults = Set.copyOf(faults);
    }

    public boolean has(FaultKind fault) {
        return faults.contains(fault);
    }

    Duration between(Duration least, Duration most) {
        return least.plusMillis(Math.round(lot * most.minus(least).toMillis()));
    }

    /** What of it strikes this attempt. */
    Draw inAttempt(int number) {
        return only(fault -> number == 1 ? fault != FaultKind.DUPLICATE : fault.inEveryAttempt());
    }

    /** What of it strikes the duplicate of an event. */
    Draw inDuplicate() {
        return only(fault -> fault == FaultKind.DUPLICATE || fault.inEveryAttempt());
    }

    private Draw only(Predicate<FaultKind> some) {
        return new Draw(faults.stream().filter(some).collect(Collectors.toSet()), lot);
    }
}
