package io.signalpost.authoring.simple;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.signalpost.authoring.route.Part;
import io.signalpost.event.EventHeaders;
import io.signalpost.event.VehicleEvent;
import org.springframework.core.ResolvableType;

/** What is known of a message at one step of a route: the types of its body and its variables. */
public final class Scope {

    private ResolvableType body;
    private Part replacedBy;
    private final Map<String, ResolvableType> variables;
    private final boolean event;
    private final boolean batch;

    private Scope(ResolvableType body, Map<String, ResolvableType> variables, boolean event, boolean batch) {
        this.body = body;
        this.variables = variables;
        this.event = event;
        this.batch = batch;
    }

    /** At the beginning of a destination's route. */
    static Scope ofEvents(boolean batch) {
        ResolvableType one = ResolvableType.forClass(VehicleEvent.class);
        return new Scope(
                batch ? ResolvableType.forClassWithGenerics(List.class, one) : one, new HashMap<>(), true, batch);
    }

    /** Where nothing is known. */
    static Scope unknown() {
        return new Scope(Types.UNKNOWN, new HashMap<>(), false, false);
    }

    /** For steps that may be passed over. */
    Scope copy() {
        Scope copy = beginning();
        copy.variables.putAll(variables);
        copy.replacedBy = replacedBy;
        return copy;
    }

    /** What a route knows to which the message is handed on. */
    Scope beginning() {
        return new Scope(body, new HashMap<>(), event, batch);
    }

    /** Whether messages that begin like this and like the other have the same form. */
    boolean beginsLike(Scope other) {
        return body.equals(other.body) && event == other.event && batch == other.batch;
    }

    /** After steps that may have been passed over: what they may have changed is no longer known. */
    void merge(Scope branch) {
        if (!branch.body.equals(body)) {
            body = Types.UNKNOWN;
        }
        branch.variables.forEach((name, type) -> {
            if (!type.equals(variables.get(name))) {
                variables.put(name, Types.UNKNOWN);
            }
        });
    }

    /** @param step that makes it so */
    void body(ResolvableType type, Part step) {
        body = type;
        replacedBy = step;
    }

    void variable(String name, ResolvableType type) {
        variables.put(name, type);
    }

    public ResolvableType body() {
        return body;
    }

    /** Whether the body is an event, or a list of them. */
    boolean isOfEvents() {
        return event && Types.elementOf(body).resolve() == VehicleEvent.class;
    }

    /** Whether the route hands over several events at once. */
    public boolean isBatch() {
        return batch;
    }

    /** Whether it is the route of a destination. */
    public boolean isOfDestination() {
        return event;
    }

    /** Whether the function asks for the events of the batch that a destination with {@code batchSize} over 1 gets. */
    public boolean asksBatch(Function function) {
        return batch && Types.isList(body) && function.asksBody();
    }

    /** What the function gives; {@link Types#UNKNOWN} when that is not known, or nothing. */
    public ResolvableType type(Function function) {
        return Types.follow(start(function), function.steps()).type();
    }

    /** The step that leads nowhere; empty when none does. */
    public Optional<Missing> missing(Function function) {
        Types.Followed followed = Types.follow(start(function), function.steps());
        return Optional.ofNullable(followed.missing())
                .map(step -> new Missing(
                        step,
                        followed.owner(),
                        List.copyOf(Types.names(followed.owner().resolve())),
                        wasEvent(function, step) ? replacedBy : null));
    }

    /** Whether it is asked of the body, and an event would have it, which was the body once. */
    private boolean wasEvent(Function function, Step step) {
        return event
                && function.asksBody()
                && function.steps().get(0) == step
                && step.name() != null
                && Types.methods(VehicleEvent.class, step.name()).findAny().isPresent();
    }

    /**
     * Something that is asked and not there.
     *
     * @param known      what could be asked
     * @param replacedBy the step before which it was there, as the body was still the event; null for none
     */
    public record Missing(Step step, ResolvableType owner, Collection<String> known, Part replacedBy) {

        /** Whether it is there, and takes arguments. */
        public boolean takesArguments() {
            return step.name() != null
                    && Types.methods(owner.resolve(), step.name()).findAny().isPresent();
        }

        public String ownerName() {
            Class<?> raw = owner.resolve();
            return Types.isList(owner) ? "the list" : raw.getSimpleName();
        }
    }

    private ResolvableType start(Function function) {
        return switch (function.head()) {
            case "body" -> body;
            case "variable" -> variables.getOrDefault(String.valueOf(function.name()), Types.UNKNOWN);
            case "header" ->
                event && isEventHeader(function.name()) ? ResolvableType.forClass(String.class) : Types.UNKNOWN;
            default -> Types.UNKNOWN;
        };
    }

    private static boolean isEventHeader(String name) {
        return EventHeaders.ALL.stream().anyMatch(header -> header.equalsIgnoreCase(name));
    }
}
