package io.signalpost.authoring.kit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.signalpost.authoring.route.Suggestion;
import io.signalpost.eventlog.delivery.EventFilter;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import org.apache.camel.CamelContext;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * What became of the events that a test has delivered. A delivery that failed fails the test, unless the test asks for that
 * {@linkplain #failed first}.
 */
public final class TestedDelivery {

    private final CamelContext camel;
    private final CaughtEndpoints caught;
    private final List<Arrival> arrivals;
    private final Map<String, String> heldBack;
    private final List<Exception> failures;
    private final FailureTable kinds;
    private boolean failureSeen;

    /** @param heldBack parameters, by the ids of the events that they hold back */
    TestedDelivery(
            CamelContext camel,
            CaughtEndpoints caught,
            Map<String, String> heldBack,
            List<Exception> failures,
            FailureTable kinds) {
        this.camel = camel;
        this.caught = caught;
        this.arrivals = Arrival.all(caught.mocks());
        this.heldBack = heldBack;
        this.failures = failures;
        this.kinds = kinds;
    }

    /**
     * The one message that arrived at an endpoint; fails when it is none or several.
     *
     * @param endpoint its address without options, or the beginning of it with a star, for instance {@code https:*}
     */
    public Arrival arrived(String endpoint) {
        List<Arrival> there = arrivals(endpoint);
        if (there.size() != 1) {
            throw new AssertionError("expected one message at " + endpoint + ", there "
                    + (there.isEmpty() ? "was none" : "were " + there.size()) + report());
        }
        return there.get(0);
    }

    /**
     * All messages that arrived at an endpoint, as in {@link #arrived}, in their order; empty for none. Fails when the route files
     * have no such endpoint.
     */
    public List<Arrival> arrivals(String endpoint) {
        requireFailureSeen();
        caught.require(camel, endpoint);
        return arrivals.stream()
                .filter(arrival -> CaughtEndpoints.matches(camel, arrival.endpoint(), endpoint))
                .toList();
    }

    /** Nothing has left the process: a step in the route, or a parameter, has let nothing through. */
    public TestedDelivery nothingArrived() {
        requireFailureSeen();
        if (!arrivals.isEmpty()) {
            throw new AssertionError("expected nothing to arrive" + report());
        }
        return this;
    }

    /** Every event was held back by that parameter of {@code event-log:}, for instance {@code triggers}. */
    public TestedDelivery filteredBy(String parameter) {
        requireFailureSeen();
        if (!EventFilter.PARAMETERS.contains(parameter)) {
            throw new AssertionError("event-log: does not filter by a parameter '" + parameter + "'"
                    + Suggestion.clause(parameter, EventFilter.PARAMETERS) + report());
        }
        if (heldBack.isEmpty() || !heldBack.values().stream().allMatch(parameter::equals) || !arrivals.isEmpty()) {
            throw new AssertionError("expected the parameter '" + parameter + "' to hold the event back" + report());
        }
        return this;
    }

    /** Every event came to the route, which has ended well. */
    public TestedDelivery delivered() {
        requireFailureSeen();
        if (!heldBack.isEmpty() || !failures.isEmpty()) {
            throw new AssertionError("expected the event to be delivered" + report());
        }
        return this;
    }

    /**
     * The delivery failed, and that means this: see docs/failures.md.
     *
     * @return the failure, with its code and the text that is kept with the event
     */
    public Failure failed(FailureKind kind) {
        failureSeen = true;
        if (failures.isEmpty()) {
            throw new AssertionError("expected the delivery to fail (" + kind + "), but it did not" + report());
        }
        List<String> unasked = caught.answers().unasked();
        if (!unasked.isEmpty()) {
            throw new AssertionError("expected the delivery to fail by what the test says of "
                    + String.join(", ", unasked) + ", but it failed before anything was sent there" + report());
        }
        Failure failure = Failures.of(failures.get(0), kinds);
        if (failure.kind() != kind) {
            throw new AssertionError(
                    "expected the failure to mean " + kind + ", but it means " + failure.kind() + report());
        }
        return failure;
    }

    void requireFailureSeen() {
        if (!failureSeen && !failures.isEmpty()) {
            failureSeen = true; // told once
            throw new AssertionError(
                    "the delivery failed; where that is right, say failed(…) first" + report(), failures.get(0));
        }
    }

    /** All that is known, for whoever wonders why. */
    private String report() {
        StringBuilder report = new StringBuilder();
        heldBack.values().stream()
                .collect(Collectors.groupingBy(by -> by, Collectors.counting()))
                .forEach((by, events) -> report.append("\n  held back by the parameter '")
                        .append(by)
                        .append("': ")
                        .append(events)
                        .append(events == 1 ? " event" : " events"));
        failures.forEach(failure -> report.append("\n  failed (")
                .append(Failures.of(failure, kinds).kind())
                .append("): ")
                .append(ExceptionUtils.getRootCause(failure)));
        arrivals.forEach(arrival -> report.append("\n  arrived at ").append(arrival));
        return report.append(arrivals.isEmpty() ? "\n  nothing arrived anywhere" : "")
                .toString();
    }
}
