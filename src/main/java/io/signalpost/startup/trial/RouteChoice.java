package io.signalpost.startup.trial;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.RouteFile;
import io.signalpost.authoring.route.Routes;
import io.signalpost.authoring.route.Settings;
import io.signalpost.authoring.route.WrittenRoute;

/**
 * Destinations that are tried, with what of the other files they need: routes that they call, route configurations, beans.
 *
 * @param destinations what they read, without {@code event-log:}
 * @param routes       of the destinations
 * @param files        all that are needed
 */
record RouteChoice(Set<String> destinations, List<WrittenRoute> routes, Collection<RouteFile> files) {

    /** @param wanted whether a destination in a file is to be tried */
    static RouteChoice of(Routes all, Settings settings, Predicate<Found> wanted) {
        List<Found> found = all.files().stream()
                .flatMap(file -> file.routes().flatMap(route -> Found.of(file, route, settings).stream()))
                .filter(wanted)
                .toList();
        Map<String, RouteFile> files = new LinkedHashMap<>();
        Deque<RouteFile> open =
                new ArrayDeque<>(found.stream().map(Found::file).distinct().toList());
        all.files().stream().filter(RouteChoice::concernsAll).forEach(open::add);
        while (!open.isEmpty()) {
            RouteFile file = open.pop();
            if (files.putIfAbsent(file.name(), file) == null) {
                all.files().stream()
                        .filter(other -> isNeeded(other, file, settings))
                        .forEach(open::add);
            }
        }
        return new RouteChoice(
                found.stream().map(Found::destination).collect(Collectors.toCollection(LinkedHashSet::new)),
                found.stream().map(Found::route).toList(),
                files.values());
    }

    boolean needs(String file) {
        return files.stream().anyMatch(needed -> needed.name().equals(file));
    }

    /** As Camel takes it. */
    String pattern() {
        return files.stream()
                .filter(file -> file.kamelet().isEmpty()) // which Camel reads when a route names them
                .map(file -> (file.packaged() ? "classpath:" : "file:") + file.name())
                .collect(Collectors.joining(","));
    }

    /** A route that reads {@code event-log:}. */
    record Found(RouteFile file, WrittenRoute route, String destination) {

        static Optional<Found> of(RouteFile file, WrittenRoute route, Settings settings) {
            return Endpoint.of(route.from(), settings)
                    .filter(from -> from.is("event-log"))
                    .map(from -> new Found(file, route, from.path()));
        }
    }

    private static boolean concernsAll(RouteFile file) {
        return file.kamelet().isEmpty() && parts(file).anyMatch(part -> part.is("RouteConfiguration", "RouteTemplate"));
    }

    private static boolean isNeeded(RouteFile other, RouteFile file, Settings settings) {
        Set<String> calls = parts(file)
                .flatMap(part -> Endpoint.of(part, settings).stream())
                .filter(endpoint -> !endpoint.reads())
                .map(Endpoint::name)
                .collect(Collectors.toSet());
        String text = String.join("\n", file.source().lines());
        if (other.kamelet().isPresent()) {
            return text.contains("kamelet")
                    && text.contains(other.kamelet().get().name());
        }
        return other.routes()
                        .flatMap(route -> Endpoint.of(route.from(), settings).stream())
                        .anyMatch(from -> calls.contains(from.name()))
                || parts(other)
                        .filter(part -> part.is("BeanFactory"))
                        .map(part -> part.text("name"))
                        .anyMatch(bean -> !bean.isEmpty() && text.contains(bean));
    }

    private static Stream<Part> parts(RouteFile file) {
        return file.entries().stream().flatMap(Part::all);
    }
}
