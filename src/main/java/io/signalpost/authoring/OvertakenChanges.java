package io.signalpost.authoring;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Endpoint.Option;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.WrittenRoute;

/**
 * Who is told only of changes goes by the last one, so that has to be the latest: what changes back while an event is tried again
 * may be held back, and the retry then tells an old value.
 */
final class OvertakenChanges implements Check {

    private static final String RULE = "kamelet";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.own()
                .all()
                .filter(route -> setup.from(route)
                        .filter(OvertakenChanges::mayBeOvertaken)
                        .isPresent())
                .forEach(route -> look(setup, route, findings));
    }

    private static boolean mayBeOvertaken(Endpoint from) {
        return from.is("event-log")
                && from.option("order")
                        .filter(order -> !order.isKnown() || order.value().equals("vehicle-strict"))
                        .isEmpty();
    }

    private static void look(Setup setup, WrittenRoute route, Consumer<SetupFinding> findings) {
        Set<String> newer = new HashSet<>(); // signals of which no retry passes that is old
        route.part().all().flatMap(part -> UsedKamelet.of(part, setup).stream()).forEach(use -> use.options().stream()
                .filter(option -> option.name().equals("signal") && option.isKnown())
                .map(Option::value)
                .forEach(signal -> {
                    if (use.name().equals("newer-than-seen")) {
                        newer.add(signal);
                    } else if (use.name().equals("only-changed") && !newer.contains(signal)) {
                        findings.accept(overtaken(use));
                    }
                }));
    }

    private static SetupFinding overtaken(UsedKamelet use) {
        return SetupFinding.warning(
                RULE,
                use.place(),
                "behind an event that is tried again 'only-changed' may hold back what changes to the value before, and the"
                        + " destination is left with the old one",
                "write order: vehicle-strict at event-log:, or newer-than-seen with the same signal before it");
    }
}
