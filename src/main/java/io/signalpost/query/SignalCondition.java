package io.signalpost.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

import io.signalpost.authoring.route.Suggestion;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.event.Signal;

/** What is asked of a signal: {@code code}, {@code code:present}, {@code code:lt:20}. One that failed has nothing that is asked for. */
final class SignalCondition {

    /** How values are compared. */
    private enum Comparison {
        LT(order -> order < 0),
        LE(order -> order <= 0),
        GT(order -> order > 0),
        GE(order -> order >= 0),
        EQ(order -> order == 0),
        NE(order -> order != 0);

        private final IntPredicate fits;

        Comparison(IntPredicate fits) {
            this.fits = fits;
        }

        boolean isOfOrder() {
            return this != EQ && this != NE;
        }
    }

    private static final String PRESENT = "present";
    private static final List<String> WORDS = List.of("lt", "le", "gt", "ge", "eq", "ne", PRESENT);

    private SignalCondition() {}

    static EventCondition parse(String text) {
        String[] parts = text.split(":", 3);
        String code = parts[0].strip();
        requireKnown(code);
        if (parts.length == 1 || parts.length == 2 && parts[1].equals(PRESENT)) {
            return (event, tokenName) -> event.signal(code).ok();
        }
        if (!WORDS.contains(parts[1])) {
            throw new IllegalArgumentException("unknown comparison '" + parts[1] + "'" + nearest(parts[1]));
        }
        if (parts[1].equals(PRESENT) || parts.length == 2) {
            throw new IllegalArgumentException("'" + text + "' is no condition; write for instance "
                    + (parts[1].equals(PRESENT) ? code + ":present" : code + ":" + parts[1] + ":20"));
        }
        Comparison comparison = Comparison.valueOf(parts[1].toUpperCase(Locale.ROOT));
        String value = parts[2].strip();
        BigDecimal number = number(value);
        if (number == null && comparison.isOfOrder()) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no number; write for instance " + code + ":" + parts[1] + ":20");
        }
        return (event, tokenName) -> compare(event.signal(code), comparison, number, value);
    }

    private static boolean compare(Signal signal, Comparison comparison, BigDecimal number, String value) {
        if (number != null && signal.number() != null) {
            return comparison.fits.test(signal.number().compareTo(number));
        }
        String has = signal.bool() != null ? signal.bool().toString() : signal.text();
        return has != null && !comparison.isOfOrder() && comparison.fits.test(has.compareToIgnoreCase(value));
    }

    /** A code that nobody knows may be of tomorrow; one that is nearly known is a slip. */
    static void requireKnown(String code) {
        Catalog catalog = Catalog.get();
        if (catalog.signal(code).isEmpty() && catalog.signalNamed(code).isEmpty()) {
            List<String> codes =
                    catalog.signals().stream().map(SignalDefinition::code).toList();
            Suggestion.nearest(code, codes)
                    .or(() -> catalog.nearestSignalCode(code))
                    .ifPresent(near -> {
                        throw new IllegalArgumentException(
                                "no signal has the code '" + code + "'; did you mean '" + near + "'?");
                    });
        }
    }

    private static String nearest(String word) {
        return "; " + Suggestion.didYouMean(word, WORDS, "there are " + String.join(", ", WORDS));
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
