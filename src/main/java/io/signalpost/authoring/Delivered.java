package io.signalpost.authoring;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.authoring.route.WrittenRoute;
import org.apache.camel.support.PatternHelper;

/** An event counts as delivered when the route of its destination has ended without an exception: so it must be true then. */
final class Delivered implements Check {

    private static final String RULE = "delivered";
    private static final List<String> IN_MEMORY = List.of("seda", "disruptor", "disruptor-vm", "vm");
    private static final List<String> NOWHERE = List.of("mock", "stub", "dataset");
    /** Steps that send or keep something, and so may make up for a failure. */
    private static final List<String> DELIVERING = List.of(
            "To",
            "ToDynamic",
            "Bean",
            "Process",
            "ThrowException",
            "RecipientList",
            "RoutingSlip",
            "DynamicRouter",
            "Multicast",
            "Rollback",
            "Kamelet");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        Reach.ofDestinations(setup).stream()
                .map(WrittenRoute::part)
                .filter(setup::isOwn)
                .forEach(route -> look(setup, route, findings));
        setup.own().kameletRoutes().forEach(kamelet -> look(setup, kamelet.part(), findings));
        configurations(setup, findings);
    }

    /** @param owner of the steps: a route that destinations run, or a Kamelet, which they may name */
    private static void look(Setup setup, Part owner, Consumer<SetupFinding> findings) {
        owner.all().filter(Part::isStep).forEach(step -> step(step, findings));
        owner.all("Catch", "OnException", "OnFallback")
                .filter(part -> !part.isStep()) // which the schema tells
                .forEach(part -> handled(part, findings));
        owner.all("DeadLetterChannel", "RefErrorHandler")
                .filter(part -> takesEvents(setup, part))
                .forEach(part -> findings.accept(ofCamel(part)));
        owner.all()
                .flatMap(part -> Endpoint.all(part, setup.settings()))
                .filter(it -> !it.reads())
                .forEach(endpoint -> endpoint(owner, endpoint, findings));
    }

    /** Whether it is a dead letter channel, or a bean of a file that is one. */
    private static boolean takesEvents(Setup setup, Part errorHandler) {
        return errorHandler.is("DeadLetterChannel")
                || setup.routes()
                        .parts()
                        .filter(part ->
                                part.is("BeanFactory") && part.text("name").equals(errorHandler.text("ref")))
                        .anyMatch(bean -> bean.text("type").contains("DeadLetterChannel"));
    }

    private static SetupFinding ofCamel(Part deadLetterChannel) {
        return error(
                deadLetterChannel.place(),
                "a dead letter channel of Camel's takes the failed event, and it counts as delivered",
                "remove it: the event log keeps dead letters itself");
    }

    private static void step(Part step, Consumer<SetupFinding> findings) {
        if (step.is("Aggregate", "Resequence")) {
            boolean kept = step.get("aggregationRepository").isPresent()
                    && step.element().isMap();
            if (!kept) {
                findings.accept(error(
                        step.place(),
                        "'" + step.name()
                                + "' keeps events in memory that count as delivered: a stop or a crash loses them",
                        "write batchSize and batchTimeout at event-log: to get several at once"));
            }
        } else if (step.is("WireTap")) {
            findings.accept(error(
                    step.place(),
                    "'wireTap' does not wait: what fails behind it is lost, and the event counts as delivered",
                    "write to: in its place, or a destination of its own"));
        } else if (step.is("Sampling")) {
            findings.accept(error(
                    step.place(),
                    "'sample' drops events, and they count as delivered",
                    "write rate at event-log: to slow down"));
        } else if (step.is("IdempotentConsumer") && eager(step)) {
            findings.accept(SetupFinding.warning(
                    RULE,
                    step.place(),
                    "'idempotentConsumer' remembers an event before it is delivered: a crash in between loses it",
                    "write eager: false"));
        }
    }

    private static boolean eager(Part step) {
        boolean memory = step.text("idempotentRepository").contains("MemoryIdempotentRepository");
        return !memory
                && !step.element()
                        .get("eager")
                        .map(Element::text)
                        .orElse("true")
                        .equals("false");
    }

    private static void endpoint(Part owner, Endpoint endpoint, Consumer<SetupFinding> findings) {
        if (endpoint.is(IN_MEMORY.toArray(String[]::new))) {
            findings.accept(error(
                    endpoint.place(),
                    endpoint.scheme()
                            + ": keeps events in memory that count as delivered: a stop or a crash loses them",
                    "write direct: in its place"));
        } else if (endpoint.is(NOWHERE.toArray(String[]::new))) {
            findings.accept(error(
                    endpoint.place(),
                    endpoint.scheme() + ": is for tests, and sends nothing anywhere",
                    "write where the events go"));
        } else if (endpoint.value("throwExceptionOnFailure")
                        .filter("false"::equals)
                        .isPresent()
                && !looksAtAnswer(owner)) {
            findings.accept(error(
                    endpoint.option("throwExceptionOnFailure").get().place(),
                    "with throwExceptionOnFailure: false every answer counts as delivered, a refusal too",
                    "look at ${header.CamelHttpResponseCode} afterwards and throw, or remove the option"));
        }
    }

    private static boolean looksAtAnswer(Part owner) {
        return owner.all()
                .flatMap(part -> part.element().isMap()
                        ? part.element().entries().stream().map(it -> it.value())
                        : Stream.of(part.element()))
                .anyMatch(it -> String.valueOf(it.text()).contains("CamelHttpResponseCode"));
    }

    /** An error that is handled is none: the event counts as delivered. */
    private static void handled(Part part, Consumer<SetupFinding> findings) {
        boolean swallows = part.is("Catch", "OnFallback")
                || List.of("handled", "continued").stream()
                        .anyMatch(key ->
                                part.element().get(key).map(Delivered::isTrue).orElse(false));
        if (!swallows) {
            return;
        }
        boolean elsewhere =
                part.all().filter(Part::isStep).anyMatch(step -> step.is(DELIVERING.toArray(String[]::new)));
        boolean thrown = part.all("ThrowException", "Rollback").findAny().isPresent();
        if (!elsewhere) {
            findings.accept(error(
                    part.place(),
                    "'" + part.name() + "' ends the error: the event counts as delivered, and is lost",
                    "remove it, or end its steps with throwException"));
        } else if (!thrown
                && part.is("OnException")
                && part.all("To", "ToDynamic").findAny().isEmpty()) {
            findings.accept(SetupFinding.warning(
                    RULE,
                    part.place(),
                    "'" + part.name() + "' ends the error: the event counts as delivered",
                    "end its steps with throwException, or send the event elsewhere"));
        }
    }

    private static boolean isTrue(Element handled) {
        return handled.text() != null
                ? handled.text().equals("true")
                : handled.entries().stream().anyMatch(entry -> isTrue(entry.value()));
    }

    /** Those of files, which count for each route that names them, or for all when they have no id. */
    private static void configurations(Setup setup, Consumer<SetupFinding> findings) {
        List<String> used = Reach.ofDestinations(setup).stream()
                .map(route -> route.part()
                        .element()
                        .get("routeConfigurationId")
                        .map(Element::text)
                        .orElse(""))
                .toList();
        setup.own()
                .parts()
                .filter(part -> part.is("OnException") || isErrorHandler(part) && takesEvents(setup, part))
                .forEach(part -> {
                    Optional<Part> configuration = part.within("RouteConfiguration");
                    boolean ofRoute = part.within("Route", "From", "RouteFrom").isPresent();
                    boolean counts = configuration
                            .map(it -> it.text("id").isEmpty() || used.stream().anyMatch(names -> names(names, it)))
                            .orElse(!ofRoute);
                    if (!ofRoute && counts && !used.isEmpty()) {
                        if (part.is("OnException")) {
                            handled(part, findings);
                        } else {
                            findings.accept(ofCamel(part));
                        }
                    }
                });
    }

    private static boolean isErrorHandler(Part part) {
        return part.is("DeadLetterChannel", "RefErrorHandler");
    }

    /** Several may be named, and patterns of them. */
    private static boolean names(String names, Part configuration) {
        return Stream.of(names.split(","))
                .anyMatch(name -> PatternHelper.matchPattern(configuration.text("id"), name.strip()));
    }

    private static SetupFinding error(SourcePlace place, String what, String remedy) {
        return SetupFinding.error(RULE, place, what, remedy);
    }
}
