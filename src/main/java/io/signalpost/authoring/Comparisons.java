package io.signalpost.authoring;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.simple.Operand.Kind;

/** Comparisons of things that cannot be compared, and those that are true when there is nothing to compare. */
final class Comparisons implements Check {

    static final String RULE = "comparison";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        Compared.all(setup).forEach(it -> {
            types(it, findings);
            missing(setup, it, findings);
        });
    }

    private static void types(Compared it, Consumer<SetupFinding> findings) {
        boolean order = it.comparison().isOrder();
        boolean compares = order || it.operator().matches("[=!]=|=~");
        boolean number = Number.class.isAssignableFrom(it.type());
        String asked = "'" + it.left().text() + "'";
        if (number && compares && it.right().is(Kind.TEXT) && !it.right().text().matches("\\s*-?\\d+(\\.\\d+)?\\s*")) {
            findings.accept(error(
                    it,
                    "a number is compared with the text '" + it.right().text() + "'",
                    "write a number without quotes"));
        } else if (it.operator().endsWith("regex") && it.right().is(Kind.TEXT)) {
            try {
                Pattern.compile(it.right().text());
            } catch (PatternSyntaxException e) {
                findings.accept(error(
                        it,
                        "'" + it.right().text() + "' is no regular expression: " + e.getDescription(),
                        "write a \\ before a sign that means itself"));
            }
        } else if (number && it.right().is(Kind.OTHER) && it.right().text().matches("-?\\d+,\\d+")) {
            findings.accept(error(
                    it,
                    "Simple knows no decimal comma",
                    "write " + it.right().text().replace(',', '.')));
        } else if (it.type() == String.class && order && it.right().is(Kind.NUMBER)) {
            findings.accept(error(
                    it,
                    asked + " is text, and is compared with a number",
                    it.left().last().equals("text") ? "write .number" : "compare it with a 'text' by =="));
        } else if (it.type() == Boolean.class && isOther(it)) {
            findings.accept(error(
                    it, asked + " is true or false, and is compared with something else", "write == true or == false"));
        }
    }

    private static boolean isOther(Compared it) {
        return it.right().is(Kind.NUMBER)
                || it.right().is(Kind.TEXT) && !it.right().text().matches("(?i)true|false");
    }

    /** With a side that is missing, only != and its like are true. */
    private static void missing(Setup setup, Compared it, Consumer<SetupFinding> findings) {
        if (it.comparison().isNegated() && !it.right().is(Kind.NULL) && mayBeMissing(setup, it)) {
            String asked = it.left().text();
            findings.accept(SetupFinding.warning(
                    RULE,
                    it.place(),
                    "'" + it.operator() + "' is also true when " + asked + " is missing",
                    "add && ${" + asked + "} != null"));
        }
    }

    private static boolean mayBeMissing(Setup setup, Compared it) {
        String signal = it.left().signal();
        boolean ofSignal = signal != null && it.left().last().matches("number|decimal|text|bool|value|field|unit|list");
        boolean ofOwner = it.left().asksEventPart("vehicle", "user");
        boolean asked = it.where().text().simple().comparisons().stream()
                .filter(other -> other.left().text().equals(it.left().text()))
                .anyMatch(other -> other.right().is(Kind.NULL));
        boolean present = ofSignal && (isDemanded(setup, it, signal) || isAskedFor(it, signal));
        return (ofSignal || ofOwner) && !asked && !present;
    }

    /** Whether the destination gets no event without the signal. */
    private static boolean isDemanded(Setup setup, Compared it, String signal) {
        return setup.from(it.where().route())
                .flatMap(from -> from.value("signals"))
                .filter(signal::equals)
                .isPresent();
    }

    /** Whether the same text also asks if it is there. */
    private static boolean isAskedFor(Compared it, String signal) {
        Pattern asks = Pattern.compile("signal\\(['\"]" + Pattern.quote(signal) + "['\"]\\)\\.(ok|present|hasValue)");
        return it.where().text().simple().functions().stream()
                .anyMatch(function -> asks.matcher(function).find());
    }

    private static SetupFinding error(Compared it, String what, String remedy) {
        return SetupFinding.error(RULE, it.place(), what, remedy);
    }
}
