package io.signalpost.authoring.simple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.Routes;
import io.signalpost.authoring.route.Settings;
import io.signalpost.authoring.route.WrittenRoute;

/**
 * What is known of the messages that come to each route: a destination's gets events, and one that begins with
 * {@code direct:} what the others send to it, when all send the same.
 */
public final class Beginnings {

    private static final String DIRECT = "direct";

    private final Routes routes;
    private final Settings settings;
    private final Map<String, Scope> handedOn = new TreeMap<>();

    private Beginnings(Routes routes, Settings settings) {
        this.routes = routes;
        this.settings = settings;
    }

    public static Beginnings of(Routes routes, Settings settings) {
        Beginnings beginnings = new Beginnings(routes, settings);
        boolean none = routes.all().noneMatch(route -> route.from().text("uri").startsWith(DIRECT));
        if (none) {
            return beginnings;
        }
        boolean unknownSenders = routes.parts()
                .filter(part ->
                        part.is("ToDynamic", "DeadLetterChannel") || part.type().endsWith("Expression"))
                .map(part -> part.text("uri") + part.text("expression") + part.text("deadLetterUri"))
                .anyMatch(text -> text.contains(DIRECT + ":"));
        if (!unknownSenders) {
            int before;
            do {
                before = beginnings.handedOn.size();
                beginnings.follow();
            } while (beginnings.handedOn.size() > before);
        }
        return beginnings;
    }

    Scope of(WrittenRoute route) {
        return Endpoint.of(route.from(), settings)
                .map(from -> from.is("event-log") ? Scope.ofEvents(isBatch(from)) : handedOn.get(from.name()))
                .orElseGet(Scope::unknown);
    }

    private static boolean isBatch(Endpoint from) {
        return from.value("batchSize")
                        .filter(size -> size.matches("\\d+"))
                        .map(Long::parseLong)
                        .orElse(1L)
                > 1;
    }

    /** One step further from the destinations. */
    private void follow() {
        Map<String, Long> senders = routes.parts()
                .flatMap(part -> Endpoint.all(part, settings))
                .filter(endpoint -> endpoint.is(DIRECT) && !endpoint.reads())
                .collect(Collectors.groupingBy(Endpoint::name, Collectors.counting()));
        Map<String, List<Scope>> sent = new HashMap<>();
        routes.all()
                .filter(Beginnings::handsOn)
                .forEach(route -> Flow.visit(route, settings, of(route), (part, scope) -> sent(part, scope, sent)));
        sent.forEach((name, scopes) -> {
            Scope first = scopes.get(0);
            if (senders.get(name) == scopes.size()
                    && first.isOfEvents()
                    && scopes.stream().allMatch(first::beginsLike)) {
                handedOn.put(name, first.beginning());
            }
        });
    }

    private static boolean handsOn(WrittenRoute route) {
        return route.part().all("To").anyMatch(to -> to.text("uri").startsWith(DIRECT));
    }

    private void sent(Part part, Scope scope, Map<String, List<Scope>> sent) {
        if (part.is("To")) {
            Endpoint.of(part, settings).filter(to -> to.is(DIRECT)).ifPresent(to -> sent.computeIfAbsent(
                            to.name(), name -> new ArrayList<>())
                    .add(scope.copy()));
        }
    }
}
