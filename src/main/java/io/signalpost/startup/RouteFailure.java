package io.signalpost.startup;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.signalpost.startup.route.RouteFiles;
import io.signalpost.startup.route.RouteFiles.Line;
import io.signalpost.startup.setting.WrongValue;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.TypeConversionException;
import org.springframework.core.env.Environment;

/**
 * Says where the route is that Camel has refused although the checks found nothing. Camel's own messages repeat endpoint URIs
 * and option values, which may hold secrets, so only names are taken from its exceptions.
 */
final class RouteFailure {

    private final RouteFiles routes;
    private final Environment environment;

    RouteFailure(RouteFiles routes, Environment environment) {
        this.routes = routes;
        this.environment = environment;
    }

    Optional<String> explain(List<Throwable> causes) {
        String id = routeId(causes);
        return Stream.<Optional<String>>of(
                        first(
                                causes,
                                NoSuchBeanException.class,
                                e -> at(id, e.getName()) + "no bean is named '" + e.getName() + "'"),
                        first(causes, TypeConversionException.class, e -> wrongValue(id, e)),
                        first(
                                causes,
                                PropertyBindingException.class,
                                e -> at(id, e.getPropertyName()) + "'" + e.getPropertyName()
                                        + "' has a value that does not fit"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** {@code routes/sqs.camel.yaml:7: route 'sqs': }, as exact as route id and word, either of which may be null, allow. */
    String at(String id, String word) {
        return line(id, candidate -> word != null && candidate.mentions(word))
                        .or(() -> line(id, candidate -> id != null && candidate.isId(id)))
                        .map(found -> found + ": ")
                        .orElse("")
                + (id == null ? "" : "route '" + id + "': ");
    }

    /** The first such line of the route, or of any when the id is null. */
    private Optional<Line> line(String id, Predicate<Line> wanted) {
        List<Line> all = routes.lines().toList();
        Optional<Line> start =
                all.stream().filter(line -> id != null && line.isId(id)).findFirst();
        return all.stream()
                .filter(line -> start.isEmpty()
                        || line.file() == start.get().file()
                                && line.number() >= start.get().number())
                .filter(wanted)
                .findFirst();
    }

    static String routeId(List<Throwable> causes) {
        return first(causes, FailedToCreateRouteException.class, FailedToCreateRouteException::getRouteId)
                .or(() -> first(causes, FailedToStartRouteException.class, FailedToStartRouteException::getRouteId))
                .orElse(null);
    }

    private String wrongValue(String id, TypeConversionException failure) {
        String value = String.valueOf(failure.getValue());
        String form = WrongValue.form(failure.getToType());
        return routes.placeholders()
                .filter(key -> value.equals(environment.getProperty(key)))
                .findFirst()
                .map(key -> WrongValue.at(environment, key) + " must be " + form)
                .orElseGet(() -> at(id, value) + "a value here must be " + form);
    }

    private static <T extends Throwable> Optional<String> first(
            List<Throwable> causes, Class<T> type, Function<T, String> line) {
        return causes.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .map(line);
    }
}
