package io.signalpost.authoring;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.Placeholder;
import io.signalpost.authoring.route.Routes;
import io.signalpost.authoring.route.Settings;
import io.signalpost.authoring.route.WrittenRoute;
import io.signalpost.authoring.simple.Beginnings;
import io.signalpost.authoring.simple.Flow;
import io.signalpost.authoring.simple.TextInScope;

/**
 * All that a check may look at.
 *
 * @param beans   of the application, those of the route files not included
 * @param classes by name; empty for one that is not on the class path
 * @param texts   those in Simple of the routes and Kamelets that the jar does not bring along
 * @param atStart whether what is missing now is missing for good; else production may set it
 */
public record Setup(
        Routes routes,
        Settings settings,
        Beans beans,
        Function<String, Optional<Class<?>>> classes,
        boolean atStart,
        List<TextInScope> texts) {

    public static Setup of(
            Routes routes,
            Settings settings,
            Beans beans,
            Function<String, Optional<Class<?>>> classes,
            boolean atStart) {
        Beginnings beginnings = Beginnings.of(routes, settings);
        Routes own = own(routes);
        Stream<TextInScope> ofRoutes = own.all().flatMap(route -> Flow.texts(route, settings, beginnings).stream());
        Stream<TextInScope> ofKamelets = own.kameletRoutes()
                .flatMap(route -> Flow.texts(route, settings, beginnings).stream())
                .filter(it -> !String.valueOf(it.text().element().text()).contains("{{")); // known at its uses
        List<TextInScope> texts = Stream.concat(ofRoutes, ofKamelets).toList();
        return new Setup(routes, settings, beans, classes, atStart, texts);
    }

    /** Those that the jar does not bring along: what ships was checked when it was built, and each start has it to read. */
    Routes own() {
        return own(routes);
    }

    private static Routes own(Routes routes) {
        return new Routes(
                routes.files().stream().filter(file -> !file.packaged()).toList());
    }

    /** All, those that the jar brings along first: of two that collide it is the own one that is to be changed. */
    Routes packagedFirst() {
        return new Routes(routes.files().stream()
                .sorted(Comparator.comparing(file -> !file.packaged()))
                .toList());
    }

    boolean isOwn(Part part) {
        return routes.files().stream()
                .anyMatch(file ->
                        !file.packaged() && file.name().equals(part.place().file()));
    }

    /** The beans of the application. */
    public interface Beans {

        /** Whether it is known which there are. */
        boolean areKnown();

        Collection<String> names();

        /** Empty for a bean that there is not, or of which nothing is known. */
        Optional<Class<?>> type(String name);

        /** Why a bean that is made when a route names it cannot be made; empty when nothing speaks against it. */
        Optional<String> refused(String name);
    }

    /** What a text says with the settings put in. */
    String resolve(String text) {
        return Placeholder.resolve(text, settings);
    }

    /** All that routes read from and send to, whether they are on or off. */
    Stream<Endpoint> endpoints() {
        return packagedFirst().parts().flatMap(part -> Endpoint.all(part, settings));
    }

    Stream<Endpoint> endpoints(WrittenRoute route) {
        return route.part().all().flatMap(part -> Endpoint.all(part, settings));
    }

    Optional<Endpoint> from(WrittenRoute route) {
        return Endpoint.of(route.from(), settings);
    }

    /** The routes of destinations. */
    Stream<WrittenRoute> destinations() {
        return routes.all()
                .filter(route ->
                        from(route).filter(from -> from.is("event-log")).isPresent());
    }

    /** Whether a setting leaves the route out, so that what it names need not be there. */
    boolean isOff(WrittenRoute route) {
        return route.part()
                .element()
                .get("precondition")
                .map(it -> resolve(String.valueOf(it.text())))
                .filter("false"::equals)
                .isPresent();
    }

    /** Whether the part is in a route that is left out. */
    boolean isOff(Part part) {
        return routes.all().anyMatch(route -> isOff(route) && route.part().all().anyMatch(it -> it == part));
    }
}
