package io.signalpost.authoring;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Suggestion;

/** A route that names a configuration has one: Camel passes over a name that nobody has. */
final class RouteConfigurations implements Check {

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        Set<String> ids = setup.routes()
                .parts()
                .filter(part -> part.is("RouteConfiguration"))
                .map(part -> part.text("id"))
                .collect(Collectors.toSet());
        setup.routes().all().forEach(route -> route.part()
                .element()
                .get("routeConfigurationId")
                .filter(id -> id.text() != null && !id.text().matches(".*[*{,].*") && !ids.contains(id.text()))
                .ifPresent(id -> findings.accept(SetupFinding.error(
                        "route-configuration",
                        id.place(),
                        "no route configuration has the id '" + id.text() + "'",
                        Suggestion.didYouMean(id.text(), ids, "write one of " + String.join(", ", ids))))));
    }
}
