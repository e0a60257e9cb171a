package io.signalpost.authoring;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.WrittenRoute;

/** Each route has an id of its own: failures and operators name it by that. */
final class RouteIds implements Check {

    private static final String RULE = "route-id";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        Map<String, Element> first = new HashMap<>();
        setup.packagedFirst().all().forEach(route -> {
            Optional<Element> id = route.id();
            if (id.isEmpty()) {
                missing(route, findings);
                return;
            }
            Element before = first.putIfAbsent(id.get().text(), id.get());
            if (before != null) {
                findings.accept(SetupFinding.error(
                        RULE,
                        id.get().place(),
                        "two routes have the id '" + id.get().text() + "', the other is at " + before.place(),
                        "give each its own"));
            }
        });
        steps(setup, findings);
    }

    /** Camel wants those of steps to be unique among all routes, too. */
    private static void steps(Setup setup, Consumer<SetupFinding> findings) {
        Map<String, Element> first = new HashMap<>();
        setup.packagedFirst()
                .all()
                .filter(route -> !setup.isOff(route))
                .flatMap(route -> route.from().all())
                .filter(part -> part.isStep() || part.is("When", "Otherwise", "Catch", "Finally"))
                .flatMap(step -> step.element().get("id").stream())
                .filter(id -> id.text() != null && !id.text().contains("{{"))
                .forEach(id -> {
                    Element before = first.putIfAbsent(id.text(), id);
                    if (before != null) {
                        findings.accept(SetupFinding.error(
                                RULE,
                                id.place(),
                                "two steps have the id '" + id.text() + "', the other is at " + before.place(),
                                "give each its own"));
                    }
                });
    }

    /** In the short form an id would be that of what is read. */
    private static void missing(WrittenRoute route, Consumer<SetupFinding> findings) {
        if (route.part().is("RouteFrom")) {
            findings.accept(SetupFinding.warning(
                    RULE,
                    route.part().place(),
                    "the route has no id",
                    "write - route: with id: and a name, and this from: below it"));
        } else if (route.part().element().get("routeId").isEmpty()) { // which the schema tells
            findings.accept(SetupFinding.warning(
                    RULE, route.part().place(), "the route has no id", "write id: and a name for it"));
        }
    }
}
