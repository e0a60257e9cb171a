package io.signalpost.authoring;

import java.util.List;
import java.util.function.Consumer;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;

/** Steps that receive webhooks run on the threads that serve all connections, and on the log's only writer: none may wait. */
final class Acceptance implements Check {

    private static final List<String> WAITING = List.of(
            "Delay", "Throttle", "PollEnrich", "Enrich", "Poll", "Aggregate", "Resequence", "CircuitBreaker", "Script");
    private static final List<String> QUICK = List.of(
            "direct", "event-log", "log", "seda", "mock", "language", "bean", "class", "validator", "controlbus");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        Reach.ofIngress(setup).stream()
                .filter(route -> setup.isOwn(route.part()))
                .forEach(route -> steps(setup, route.from(), findings));
    }

    private static void steps(Setup setup, Part owner, Consumer<SetupFinding> findings) {
        for (Part step : owner.steps()) {
            if (step.is("Threads")) {
                return; // the rest runs on threads of its own
            }
            boolean sends = step.is("To", "ToDynamic")
                    && Endpoint.of(step, setup.settings())
                            .filter(to -> !to.scheme().isEmpty() && !QUICK.contains(to.scheme()))
                            .isPresent();
            if (sends || step.is(WAITING.toArray(String[]::new))) {
                findings.accept(SetupFinding.error(
                        "blocks-acceptance",
                        step.place(),
                        "'" + step.name() + "' may wait, and while it does nothing else is accepted",
                        "do it in a route that begins with from: and uri: event-log:<name>"));
            }
            steps(setup, step, findings);
            step.children().stream()
                    .filter(child -> !child.is("Processor"))
                    .forEach(child -> steps(setup, child, findings));
        }
    }
}
