package io.signalpost.authoring;

import java.util.Optional;
import java.util.function.Consumer;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Severity;
import io.signalpost.authoring.route.Suggestion;
import io.signalpost.authoring.simple.Function;
import io.signalpost.authoring.simple.Step;
import io.signalpost.authoring.simple.Text;
import io.signalpost.catalog.SignalDefinition;

/** Signals that an expression asks for are in the catalogue, and have what it asks of them. */
final class SignalNames implements Check {

    private static final String RULE = "signal";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.texts()
                .forEach(it -> it.text().functions().forEach(function -> check(setup, it.text(), function, findings)));
    }

    private static void check(Setup setup, Text text, Function function, Consumer<SetupFinding> findings) {
        Element at = text.element();
        for (Step step : function.steps()) {
            unquoted(at, step, findings);
            String code = step.name() == null || !step.name().matches("signal|triggeredBy") ? null : literal(step);
            if (code == null || code.equals("FIRST_DELIVERY") && step.name().equals("triggeredBy")) {
                continue;
            }
            Optional<SignalDefinition> signal = Names.signal(code);
            if (signal.isEmpty()) {
                findings.accept(Names.unknownSignal(setup, at.placeOf(code), code));
            } else if (step.name().equals("signal")) {
                member(at, function, SignalFacts.of(signal.get()), findings);
            }
        }
    }

    /** Camel passes over an argument that is neither in quotes nor a number nor asked of the message. */
    private static void unquoted(Element at, Step step, Consumer<SetupFinding> findings) {
        boolean ours = step.name() != null && step.name().matches("signal|triggeredBy|field");
        if (ours && step.arguments() != null && step.arguments().size() == 1) {
            String argument = step.arguments().get(0);
            if (!argument.matches("(?s)['\"].*['\"]|.*\\$\\{.*")) {
                findings.accept(SetupFinding.error(
                        RULE,
                        at.placeOf(argument),
                        "the argument of " + step.name() + "(…) has no quotes",
                        "write " + step.name() + "('" + argument + "')"));
            }
        }
    }

    private static String literal(Step step) {
        return step.arguments() == null
                        || step.arguments().size() != 1
                        || !step.arguments().get(0).matches("['\"][^'\"]*['\"]")
                ? null
                : step.arguments().get(0).substring(1, step.arguments().get(0).length() - 1);
    }

    private static void member(Element at, Function function, SignalFacts facts, Consumer<SetupFinding> findings) {
        String code = facts.definition().code();
        String last = function.last();
        Step end = function.steps().get(function.steps().size() - 1);
        if (last.equals("field") && literal(end) != null) {
            String field = literal(end);
            if (!facts.fields().isEmpty() && !facts.fields().contains(field)) {
                String near = Suggestion.didYouMean(field, facts.fields());
                findings.accept(new SetupFinding(
                        near.isEmpty() ? Severity.WARNING : Severity.ERROR,
                        RULE,
                        at.placeOf(field),
                        code + " has no '" + field + "' in its body",
                        near.isEmpty() ? "it has " + String.join(", ", facts.fields()) : near));
            }
        } else if (last.matches("number|decimal|text|bool") && facts.isTelling()) {
            String member = facts.valueMember();
            String wanted = last.equals("decimal") ? "number" : last;
            if (member == null) {
                findings.accept(SetupFinding.error(
                        RULE,
                        at.placeOf(last),
                        code + " has no single value, so its '" + last + "' is always null",
                        facts.fields().contains("values")
                                ? "ask for list"
                                : "ask for one of its members, for instance field('" + first(facts) + "')"));
            } else if (!member.equals(wanted)) {
                findings.accept(SetupFinding.error(
                        RULE,
                        at.placeOf(last),
                        "the value of " + code + " is a " + kind(member) + ", so its '" + last + "' is always null",
                        "write ." + member));
            }
        } else if (last.equals("unit") && facts.units().isEmpty()) {
            findings.accept(SetupFinding.warning(
                    RULE, at.placeOf("unit"), code + " has no unit, so that is always null", "leave it out"));
        }
    }

    private static String first(SignalFacts facts) {
        return facts.fields().contains("latitude")
                ? "latitude"
                : facts.fields().iterator().next();
    }

    private static String kind(String member) {
        return member.equals("bool") ? "boolean" : member;
    }
}
