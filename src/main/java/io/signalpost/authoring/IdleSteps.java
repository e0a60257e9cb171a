package io.signalpost.authoring;

import java.util.List;
import java.util.function.Consumer;

import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;

/** Steps that do nothing where they stand: a filter with no steps in it filters none, and behind an end nothing is reached. */
final class IdleSteps implements Check {

    private static final String RULE = "idle-step";
    private static final String[] OUTER = {
        "Filter", "Split", "Multicast", "IdempotentConsumer", "Loop", "Try", "Transacted"
    };
    private static final String[] ENDS = {"Stop", "ThrowException", "Rollback"};

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.own().parts().forEach(part -> {
            if (part.is(OUTER) && part.steps().isEmpty() && part.element().isMap()) {
                findings.accept(SetupFinding.error(
                        RULE,
                        part.place(),
                        "'" + part.name() + "' has no steps of its own: those that follow are done in any case",
                        "write steps: in it, and indent what belongs to it"));
            } else if (part.is("Choice")
                    && part.element().isMap() // else the schema tells it
                    && part.element().get("when").isEmpty()
                    && part.element().get("steps").isEmpty()) { // which the schema tells
                findings.accept(SetupFinding.error(
                        RULE,
                        part.place(),
                        "'choice' has no 'when', so nothing is chosen",
                        "write when: and a list of cases"));
            }
            if (part.is("When") && part.steps().isEmpty() && hasNothingElse(part)) {
                findings.accept(SetupFinding.warning(
                        RULE,
                        part.element().place(),
                        "'when' has no steps: what it is true for is passed over",
                        "write steps: in it, for instance with a log step that says so"));
            }
            unreachable(part.steps(), findings);
        });
    }

    /** Nothing that might be meant for its steps. */
    private static boolean hasNothingElse(Part when) {
        return when.element().isMap()
                && when.element().entries().stream()
                        .allMatch(entry -> entry.value().text() != null
                                || when.children().stream()
                                        .anyMatch(part -> part.name().equals(entry.name())));
    }

    private static void unreachable(List<Part> steps, Consumer<SetupFinding> findings) {
        for (int i = 0; i + 1 < steps.size(); i++) {
            if (steps.get(i).is(ENDS)) {
                findings.accept(SetupFinding.warning(
                        RULE,
                        steps.get(i + 1).place(),
                        "'" + steps.get(i + 1).name() + "' is never reached, '"
                                + steps.get(i).name() + "' ends the route before it",
                        "move it up, or indent the end under a condition"));
                return;
            }
        }
    }
}
