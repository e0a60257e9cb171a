package io.signalpost.authoring;

import java.math.BigDecimal;
import java.util.function.Consumer;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Severity;
import io.signalpost.authoring.simple.Operand.Kind;

/** Simple drops what is behind the point on both sides, unless both are of one decimal type. */
final class Decimals implements Check {

    /** Right for any number on the left when that on the right is whole. */
    private static final String UNHARMED = "<|>=";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        Compared.all(setup)
                .filter(it -> it.right().is(Kind.NUMBER) && it.operator().matches("[<>]=?|[=!]="))
                .forEach(it -> check(it, it.right().text().contains("."), findings));
    }

    private static void check(Compared it, boolean limitHasDecimals, Consumer<SetupFinding> findings) {
        boolean harmed = !it.operator().matches(UNHARMED);
        boolean hasDecimals = it.signal().map(SignalFacts::hasDecimals).orElse(false);
        boolean isDouble = it.type() == Double.class || it.type() == Float.class;
        boolean ofSignal = it.type() == BigDecimal.class && it.left().last().equals("number");
        String whole = it.right().text();
        if (ofSignal && (limitHasDecimals || hasDecimals && harmed)) {
            findings.accept(new SetupFinding(
                    limitHasDecimals ? Severity.ERROR : Severity.WARNING,
                    Comparisons.RULE,
                    it.place(),
                    "Simple compares whole numbers here, and drops what is behind the point",
                    "write .decimal in place of .number"
                            + (limitHasDecimals ? "" : ", and the limit as " + whole + ".0")));
        } else if (isDouble && !limitHasDecimals && harmed) {
            findings.accept(SetupFinding.warning(
                    Comparisons.RULE,
                    it.place(),
                    "Simple drops what is behind the point, since the limit is a whole number",
                    "write the limit as " + whole + ".0"));
        } else if (Number.class.isAssignableFrom(it.type()) && !isDouble && !ofSignal && limitHasDecimals) {
            findings.accept(SetupFinding.warning(
                    Comparisons.RULE,
                    it.place(),
                    "a whole number is compared with one that has decimals, and Simple drops these",
                    "write a whole number"));
        }
    }
}
