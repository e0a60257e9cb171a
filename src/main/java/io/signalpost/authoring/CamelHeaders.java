package io.signalpost.authoring;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.authoring.route.Suggestion;
import io.signalpost.authoring.route.WrittenRoute;
import org.apache.camel.tooling.model.ComponentModel;

/** Headers that begin with {@code Camel} are those that the components of the route know: others are passed over. */
final class CamelHeaders implements Check {

    private static final String PREFIX = "camel";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.own().all().forEach(route -> {
            Set<String> known = setup.endpoints(route)
                    .flatMap(endpoint -> CamelParts.component(endpoint.scheme()).stream())
                    .flatMap(component -> component.getEndpointHeaders().stream())
                    .map(ComponentModel.EndpointHeaderModel::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            set(route).forEach(name -> check(name.text(), name.place(), known, findings));
            setup.texts().stream()
                    .filter(it -> it.route() == route || it.route().part() == route.part())
                    .forEach(it -> it.text()
                            .functions()
                            .filter(function -> function.head().equals("header") && function.name() != null)
                            .forEach(function -> check(
                                    function.name(), it.text().element().placeOf(function.name()), known, findings)));
        });
    }

    private static Stream<Element> set(WrittenRoute route) {
        return route.part()
                .all("SetHeader")
                .flatMap(part -> part.element().get("name").stream())
                .filter(name -> name.text() != null);
    }

    private static void check(String name, SourcePlace place, Set<String> known, Consumer<SetupFinding> findings) {
        boolean ofCamel = name.toLowerCase(Locale.ROOT).startsWith(PREFIX);
        if (known.stream().noneMatch(name::equalsIgnoreCase)) {
            former(name, known)
                    .or(() -> ofCamel ? Suggestion.nearest(name, known) : Optional.empty())
                    .ifPresent(near -> findings.accept(SetupFinding.error(
                            "camel-header",
                            place,
                            "no component of this route knows the header '" + name + "'",
                            "did you mean '" + near + "'?")));
        }
    }

    /** Some were without {@code Camel} once, as {@code kafka.KEY} was, and many examples still have them so. */
    private static Optional<String> former(String name, Set<String> known) {
        return known.stream()
                .filter(header -> name.contains(".") && letters(header).equals(PREFIX + letters(name)))
                .findFirst();
    }

    private static String letters(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
