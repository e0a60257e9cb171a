package io.signalpost.authoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Suggestion;

/** What goes to {@code direct:} or {@code seda:} has a route that reads it, and such a route has somebody who feeds it. */
final class InternalEndpoints implements Check {

    private static final String RULE = "unconnected";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        List<Endpoint> internal = setup.endpoints()
                .filter(endpoint ->
                        endpoint.is("direct", "seda") && !endpoint.path().contains("{{"))
                .toList();
        Set<String> read = names(internal.stream().filter(Endpoint::reads).toList());
        List<Pattern> templates = setup.endpoints()
                .filter(endpoint -> endpoint.is("direct", "seda") && endpoint.reads())
                .filter(endpoint -> endpoint.path().contains("{{"))
                .map(InternalEndpoints::anyOf)
                .toList();
        Set<String> fed =
                names(internal.stream().filter(endpoint -> !endpoint.reads()).toList());
        String said = setup.routes()
                .parts()
                .filter(part ->
                        part.is("ToDynamic", "DeadLetterChannel") || part.type().endsWith("Expression"))
                .map(InternalEndpoints::text)
                .collect(Collectors.joining("\n"));
        twice(setup, findings);
        for (Endpoint endpoint : internal) {
            if (!endpoint.reads()
                    && !read.contains(endpoint.name())
                    && templates.stream()
                            .noneMatch(name -> name.matcher(endpoint.name()).matches())
                    && !endpoint.path().contains("${")) {
                findings.accept(SetupFinding.error(
                        RULE,
                        endpoint.place(),
                        "no route reads " + endpoint.name(),
                        Suggestion.didYouMean(
                                endpoint.name(),
                                read,
                                "write a route that begins with from: and uri: " + endpoint.name()
                                        + ", or copy the file that has it")));
            } else if (endpoint.reads()
                    && !fed.contains(endpoint.name())
                    && !said.contains(endpoint.scheme() + ":")
                    && Suggestion.nearest(endpoint.name(), fed)
                            .filter(it -> !read.contains(it))
                            .isEmpty()) {
                findings.accept(SetupFinding.warning(
                        RULE,
                        endpoint.place(),
                        "nothing is sent to " + endpoint.name(),
                        "send something to it, or remove the route"));
            }
        }
    }

    /** What a route template reads from, whatever its parameters are. */
    private static Pattern anyOf(Endpoint template) {
        return Pattern.compile(Stream.of(template.name().split("\\{\\{[^{}]*}}", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    /** Of two that read the same Camel refuses the second. */
    private static void twice(Setup setup, Consumer<SetupFinding> findings) {
        Map<String, Endpoint> first = new HashMap<>();
        setup.endpoints()
                .filter(endpoint -> endpoint.is("direct", "seda", "platform-http") && endpoint.reads())
                .forEach(endpoint -> {
                    Endpoint before = first.putIfAbsent(endpoint.name(), endpoint);
                    if (before != null) {
                        findings.accept(SetupFinding.error(
                                RULE,
                                endpoint.place(),
                                endpoint.name() + " is read by another route already, at " + before.place(),
                                "give each a name of its own"));
                    }
                });
    }

    private static Set<String> names(List<Endpoint> endpoints) {
        return endpoints.stream().map(Endpoint::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What may name an endpoint that is only known from the message. */
    private static String text(Part part) {
        return part.text("uri") + part.text("expression") + part.text("deadLetterUri");
    }
}
