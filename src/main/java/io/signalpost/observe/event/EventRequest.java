package io.signalpost.observe.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Suggestion;
import io.signalpost.eventlog.record.EventDelivery;
import io.signalpost.eventlog.record.EventDelivery.State;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import io.signalpost.query.EventParameter;
import io.signalpost.query.EventQuery;
import org.springframework.lang.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which events are asked for.
 *
 * @param query       what is asked of the events themselves
 * @param destination at which; null for any
 * @param states      what has become of them there; empty for any
 * @param nothing     whether no event can be as they are asked for
 * @param limit       how many at most
 * @param before      number that all of them are below
 * @param reveal      whether personal data is shown
 */
record EventRequest(
        EventQuery query,
        @Nullable String destination,
        Set<State> states,
        boolean nothing,
        int limit,
        long before,
        boolean reveal) {

    static final int MOST = 1_000;
    private static final int PAGE = 100;

    private static final List<String> NAMES = namesAnd("destination", "state", "limit", "cursor", "reveal");

    /** @throws ProblemException with 400 for a parameter that is not known, comes twice, or has a value that is none */
    static EventRequest of(MultiValueMap<String, String> all) {
        return of(new Parameters(all, NAMES), all);
    }

    /** The names of what is asked of events themselves, and others. */
    static List<String> namesAnd(String... others) {
        return Stream.concat(EventParameter.names().stream(), Stream.of(others)).toList();
    }

    /** @param parameters whose names are known */
    static EventRequest of(Parameters parameters, MultiValueMap<String, String> all) {
        List<Map.Entry<String, String>> ofEvents = new ArrayList<>();
        all.forEach((name, values) -> {
            if (EventParameter.names().contains(name)) {
                values.forEach(value -> ofEvents.add(Map.entry(name, value)));
            }
        });
        List<String> words = words(parameters.text("state"));
        Set<State> states = EnumSet.noneOf(State.class);
        words.forEach(word -> StateWord.state(word).ifPresent(states::add));
        return new EventRequest(
                query(ofEvents),
                parameters.text("destination"),
                states,
                !words.isEmpty() && states.isEmpty(),
                (int) parameters.number("limit", PAGE, MOST),
                parameters.number("cursor", Long.MAX_VALUE, Long.MAX_VALUE),
                parameters.flag("reveal"));
    }

    /** Whether it asks what became of an event. */
    boolean isAboutDeliveries() {
        return destination != null || !states.isEmpty();
    }

    /** Who only names a destination, or none, wants what was meant for it. */
    boolean asksFor(EventDelivery delivery) {
        boolean there = destination == null || destination.equals(delivery.destination());
        return there
                && (states.isEmpty()
                        ? delivery.state() != State.FILTERED && delivery.state() != State.BEFORE_START
                        : states.contains(delivery.state()));
    }

    private static EventQuery query(List<Map.Entry<String, String>> parameters) {
        try {
            return EventQuery.of(parameters);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, e.getMessage());
        }
    }

    private static List<String> words(@Nullable String list) {
        if (list == null) {
            return List.of();
        }
        List<String> words = Arrays.stream(list.split(",")).map(String::strip).toList();
        words.stream()
                .filter(word -> StateWord.state(word).isEmpty() && !word.equals(StateWord.PRUNED))
                .findFirst()
                .ifPresent(word -> {
                    throw new ProblemException(
                            400,
                            "no event is '" + Parameters.printable(word) + "'; "
                                    + Suggestion.didYouMean(
                                            word, StateWord.all(), "there are " + String.join(", ", StateWord.all())));
                });
        return words;
    }
}
