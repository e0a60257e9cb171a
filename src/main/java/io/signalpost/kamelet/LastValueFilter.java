package io.signalpost.kamelet;

import java.util.List;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.Passing;
import io.signalpost.eventlog.passed.Passed;
import io.signalpost.eventlog.passed.PassedKey;
import org.apache.camel.Exchange;

/** Lets through what its rule takes for news. Of a list it leaves what passes. */
final class LastValueFilter {

    static final String PASSES = "KameletPasses";

    private final LastValueRule rule;
    private final String signal;
    private final Passing passing;

    private LastValueFilter(LastValueRule rule, String signal, Passing passing) {
        this.rule = rule;
        this.signal = signal;
        this.passing = passing;
    }

    /**
     * Leaves in the message what passes, and says in property {@value #PASSES} whether anything does.
     *
     * @param signal that is looked at; empty for all, of which one has to be news
     */
    static void apply(Exchange exchange, LastValueRule rule, String signal) {
        LastValueFilter filter = new LastValueFilter(rule, signal, Passing.of(exchange));
        Object body = exchange.getMessage().getBody();
        List<Object> left = filter.left(Bodies.of(body));
        if (body instanceof List<?>) {
            exchange.getMessage().setBody(left);
        }
        exchange.setProperty(PASSES, !left.isEmpty());
    }

    private List<Object> left(List<?> bodies) {
        List<Candidate> candidates =
                bodies.stream().map(body -> Candidate.of(body, signal, passing)).toList();
        passing.look(candidates.stream()
                .filter(Candidate::hasVehicle)
                .flatMap(candidate -> candidate.readings().stream())
                .map(this::key)
                .distinct()
                .toList());
        return candidates.stream().filter(this::passes).map(Candidate::body).toList();
    }

    private boolean passes(Candidate candidate) {
        if (!candidate.hasVehicle()) {
            return true;
        }
        String event = candidate.event().id();
        if (candidate.readings().isEmpty()) {
            passing.holdBack(
                    null,
                    event,
                    rule.name() + ": the event has no reading" + (signal.isEmpty() ? "" : " of " + signal));
            return false;
        }
        boolean passes = false;
        for (SignalOfEvent reading : candidate.readings()) {
            passes |= passes(reading);
        }
        if (!passes) {
            SignalOfEvent first = candidate.readings().get(0);
            passing.holdBack(key(first), event, rule.name() + ": " + rule.why(first));
        }
        return passes;
    }

    private boolean passes(SignalOfEvent reading) {
        PassedKey key = key(reading);
        VehicleEvent event = reading.event();
        Passed last = passing.last(key);
        Passed value = rule.passed(reading);
        if (event.replayed() && value.forwardOnly()) { // what is newer has been seen all the same
            passing.pass(event.id());
            return true;
        }
        boolean passes = last == null
                || event.replayed() // whoever asked for it wants it
                || passing.isFrom(key, event.id())
                || rule.isAgain(reading, last)
                || rule.isNews(reading, last);
        if (passes) {
            passing.pass(key, value, event.id());
        }
        return passes;
    }

    private PassedKey key(SignalOfEvent reading) {
        return new PassedKey(
                rule.name(), reading.event().vehicle().id(), reading.signal().code());
    }
}
