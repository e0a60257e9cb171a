package io.signalpost.authoring;

import java.util.function.Consumer;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;

/** How long, how often: what Camel takes for a number only when the first event comes. */
final class Amounts implements Check {

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.own()
                .parts()
                .filter(part -> part.is("ConstantExpression", "SimpleExpression"))
                .filter(part -> owner(part).is("Delay", "Throttle", "Loop")
                        && !owner(part).text("doWhile").equals("true"))
                .forEach(part -> part.get("expression")
                        .filter(text -> text.text() != null && !isNumber(setup.resolve(text.text())))
                        .ifPresent(text -> findings.accept(wrong(part, text))));
        endless(setup, findings);
    }

    /** Camel's own default is to wait without an end. */
    private static void endless(Setup setup, Consumer<SetupFinding> findings) {
        setup.own()
                .parts()
                .filter(part -> part.is("PollEnrich")
                        && part.element().isMap()
                        && part.element().get("timeout").isEmpty())
                .forEach(part -> findings.accept(SetupFinding.warning(
                        "value",
                        part.place(),
                        "'pollEnrich' without a timeout waits for ever when there is nothing to read",
                        "write timeout: 1000, in milliseconds")));
    }

    private static Part owner(Part expression) {
        Part parent = expression.parent();
        return parent.is("Expression", "ExpressionSubElement") ? parent.parent() : parent;
    }

    private static boolean isNumber(String text) {
        return text.contains("${") || text.contains("{{") || text.strip().matches("\\d+");
    }

    private static SetupFinding wrong(Part expression, Element text) {
        boolean delay = owner(expression).is("Delay");
        return SetupFinding.error(
                "value",
                text.place(),
                "'" + owner(expression).name() + "' must be a whole number" + (delay ? " of milliseconds" : ""),
                delay ? "write for instance \"5000\"" : "write for instance \"10\"");
    }
}
