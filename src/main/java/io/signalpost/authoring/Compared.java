package io.signalpost.authoring;

import java.util.Optional;
import java.util.stream.Stream;

import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.authoring.simple.Comparison;
import io.signalpost.authoring.simple.Function;
import io.signalpost.authoring.simple.Operand;
import io.signalpost.authoring.simple.TextInScope;
import org.springframework.util.ClassUtils;

/**
 * A comparison of something that is asked of the message.
 *
 * @param where      it stands
 * @param comparison all of it
 * @param left       what is asked
 */
record Compared(TextInScope where, Comparison comparison, Function left) {

    static Stream<Compared> all(Setup setup) {
        return setup.texts().stream().flatMap(where -> where.text().simple().comparisons().stream()
                .flatMap(comparison ->
                        comparison.left().function().stream().map(left -> new Compared(where, comparison, left))));
    }

    SourcePlace place() {
        return placeOf(left.text().lines().findFirst().orElse(""));
    }

    SourcePlace placeOf(String word) {
        return where.text().element().placeOf(word);
    }

    String operator() {
        return comparison.operator();
    }

    Operand right() {
        return comparison.right();
    }

    /** Of what is asked; {@code Object} when it is not known. */
    Class<?> type() {
        Class<?> raw = where.scope().type(left).resolve();
        return raw == null ? Object.class : ClassUtils.resolvePrimitiveIfNecessary(raw);
    }

    /** Whether one thing is asked of the event itself. */
    boolean asksEvent() {
        return left.asksEvent(where.scope());
    }

    /** The signal that is asked; empty when it is none, or not in the catalogue. */
    Optional<SignalFacts> signal() {
        return left.signal() == null
                ? Optional.empty()
                : Names.signal(left.signal()).map(SignalFacts::of);
    }
}
