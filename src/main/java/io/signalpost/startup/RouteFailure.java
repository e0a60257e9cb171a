package io.signalpost.startup;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.signalpost.startup.RouteFiles.Line;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.component.bean.MethodNotFoundException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.springframework.core.env.Environment;

/**
 * Explains why Camel refused a route: which file and line, which word, what was probably meant. Camel's own messages
 * repeat endpoint URIs and option values, which may hold secrets, so only names are taken from its exceptions.
 */
final class RouteFailure {

    private static final Pattern MISSING_KEY = Pattern.compile("Property with key \\[([^]]+)] not found");
    private static final Pattern DUPLICATE_ID = Pattern.compile("Duplicate route ids detected: ([^,.]+)");
    private static final Pattern SAME_ENDPOINT =
            Pattern.compile("Multiple consumers for the same endpoint is not allowed: (\\S+)");
    private static final Pattern CLASS = Pattern.compile("on class: ([\\w.$]+)");
    private static final Pattern UNKNOWN_OPTION = Pattern.compile("Unknown parameters=\\[\\{([^=]+)=");

    private final RouteFiles routes;
    private final RouteWords words;
    private final Environment environment;

    RouteFailure(RouteFiles routes, RouteWords words, Environment environment) {
        this.routes = routes;
        this.words = words;
        this.environment = environment;
    }

    Optional<String> explain(List<Throwable> causes) {
        String id = routeId(causes);
        return Stream.<Optional<String>>of(
                        innermost(causes, MarkedYamlEngineException.class)
                                .map(yaml -> new YamlFailure(routes, words).explain(yaml)),
                        matching(causes, MISSING_KEY, this::missingKey),
                        matching(causes, DUPLICATE_ID, this::duplicateId),
                        matching(causes, UNKNOWN_OPTION, option -> unknownOption(id, option, causes)),
                        first(causes, NoSuchEndpointException.class, e -> unknownComponent(id, scheme(e.getUri()))),
                        first(
                                causes,
                                NoSuchBeanException.class,
                                e -> at(id, e.getName()) + "no bean is named '" + e.getName() + "'"
                                        + Suggestion.didYouMean(e.getName(), words.beans())),
                        first(
                                causes,
                                NoSuchLanguageException.class,
                                e -> at(id, e.getLanguage()) + "unknown language '" + e.getLanguage()
                                        + "'; write simple, or add Camel's component for it"),
                        first(
                                causes,
                                ClassNotFoundException.class,
                                e -> at(id, e.getMessage()) + "there is no class " + e.getMessage()),
                        first(causes, MethodNotFoundException.class, e -> missingMethod(id, e)),
                        first(
                                causes,
                                SimpleIllegalSyntaxException.class,
                                e -> at(id, e.getExpression()) + "not an expression of the Simple language: "
                                        + e.getMessage().lines().findFirst().orElse("")),
                        matching(
                                causes,
                                SAME_ENDPOINT,
                                uri -> at(id, null) + uri.replace("://", ":")
                                        + " is read by another route already; give each destination a name of its own"),
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
        Optional<Line> line = line(id, candidate -> word != null && candidate.mentions(word))
                .or(() -> line(id, candidate -> id != null && candidate.isId(id)));
        return prefix(line) + (id == null ? "" : "route '" + id + "': ");
    }

    private static String prefix(Optional<Line> line) {
        return line.map(found -> found + ": ").orElse("");
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

    private String missingKey(String key) {
        return prefix(routes.line(line -> line.placeholders().anyMatch(key::equals))) + "{{" + key
                + "}} is not set; write " + key
                + "=... in application.properties or set the environment variable " + KnownKeys.variable(key);
    }

    private String duplicateId(String id) {
        List<String> places =
                routes.lines().filter(line -> line.isId(id)).map(Line::toString).toList();
        return String.join(" and ", places) + ": two routes have the id '" + id + "'; give each its own";
    }

    private String unknownOption(String id, String option, List<Throwable> causes) {
        String scheme = first(causes, ResolveEndpointFailedException.class, e -> scheme(e.getUri()))
                .orElse("");
        return at(id, option) + "unknown option '" + option + "' of " + scheme
                + Suggestion.didYouMean(option, words.options(scheme));
    }

    private String unknownComponent(String id, String scheme) {
        return at(id, scheme) + "unknown component '" + scheme + "'"
                + Suggestion.didYouMean(scheme, words.components());
    }

    private String missingMethod(String id, MethodNotFoundException failure) {
        Matcher type = CLASS.matcher(String.valueOf(failure.getMessage()));
        String of = type.find() ? " of " + type.group(1) : "";
        // What we ship beside our own route files changes with them.
        return at(id, failure.getMethodName()) + "there is no method '" + failure.getMethodName() + "'" + of
                + (of.startsWith(" of io.signalpost.")
                        ? "; in a copy of a route file of an earlier version, take the file of this one"
                        : "");
    }

    private String wrongValue(String id, TypeConversionException failure) {
        String value = String.valueOf(failure.getValue());
        String form = WrongValue.form(failure.getToType());
        Optional<String> setting = routes.placeholders()
                .filter(k -> value.equals(environment.getProperty(k)))
                .findFirst();
        if (setting.isPresent()) {
            return WrongValue.at(environment, setting.get()) + " must be " + form;
        }
        String key = line(id, line -> line.mentions(value)).map(Line::key).orElse("a value");
        return at(id, value) + "'" + key + "' must be " + form;
    }

    private static String scheme(String uri) {
        return uri.split(":", 2)[0];
    }

    private static <T extends Throwable> Optional<String> first(
            List<Throwable> causes, Class<T> type, Function<T, String> line) {
        return causes.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .map(line);
    }

    /** Camel's YAML reader wraps a failure once for each node that it was reading. */
    private static <T extends Throwable> Optional<T> innermost(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).reduce((outer, inner) -> inner);
    }

    private static Optional<String> matching(List<Throwable> causes, Pattern pattern, Function<String, String> line) {
        return causes.stream()
                .map(cause -> pattern.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .map(found -> line.apply(found.group(1)))
                .findFirst();
    }
}
