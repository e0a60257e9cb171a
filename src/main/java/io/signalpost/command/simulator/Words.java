package io.signalpost.command.simulator;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.signalpost.authoring.route.Suggestion;
import io.signalpost.simulator.delivery.FaultKind;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.UnitSystem;
import io.signalpost.simulator.wire.WireProfile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words that an option takes; another one is refused with the nearest. */
abstract class Words<T> implements ITypeConverter<T>, Iterable<String> {

    private final List<T> values;
    private final Function<T, String> word;

    private Words(List<T> values, Function<T, String> word) {
        this.values = values;
        this.word = word;
    }

    @Override
    public Iterator<String> iterator() {
        return words().iterator();
    }

    @Override
    public T convert(String given) {
        return values.stream()
                .filter(value -> word.apply(value).equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of " + String.join(", ", words())
                        + " but was '" + given + "'" + Suggestion.clause(given, words())));
    }

    private List<String> words() {
        return values.stream().map(word).toList();
    }

    static final class Faults extends Words<FaultKind> {
        Faults() {
            super(Arrays.asList(FaultKind.values()), FaultKind::code);
        }
    }

    static final class Profiles extends Words<WireProfile> {
        Profiles() {
            super(Arrays.asList(WireProfile.values()), WireProfile::code);
        }
    }

    static final class Units extends Words<UnitSystem> {
        Units() {
            super(Arrays.asList(UnitSystem.values()), units -> units.name().toLowerCase(Locale.ROOT));
        }
    }

    static final class Modes extends Words<Mode> {
        Modes() {
            super(List.of(Mode.LIVE, Mode.SIMULATED), Mode::name);
        }
    }
}
