package io.signalpost.observe.event;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.signalpost.eventlog.record.EventDelivery.State;

/** How the API writes what became of an event. */
final class StateWord {

    /** Of an event that a destination never got, as it was removed from the log. None of these is there to be found. */
    static final String PRUNED = "pruned";

    private StateWord() {}

    static String of(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<State> state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> of(state).equals(word))
                .findFirst();
    }

    static List<String> all() {
        return Arrays.stream(State.values()).map(StateWord::of).toList();
    }
}
