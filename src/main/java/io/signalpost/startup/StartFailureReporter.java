package io.signalpost.startup;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.signalpost.startup.route.RouteFiles;
import io.signalpost.startup.setting.PackagedSettings;
import io.signalpost.startup.setting.WrongValue;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** Tells a failed start in one line instead of a stack trace, which is there at level DEBUG. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailureReporter implements SpringBootExceptionReporter {

    private static final Logger log = LoggerFactory.getLogger(StartFailureReporter.class);

    /** What our own code throws on purpose; anything else of ours is a fault in it, whose kind must be told. */
    private static final Set<Class<?>> MEANT =
            Set.of(IllegalArgumentException.class, IllegalStateException.class, UncheckedIOException.class);

    private final ConfigurableApplicationContext context;
    private final Environment environment;

    /** @param context null when the start failed before there was one */
    public StartFailureReporter(ConfigurableApplicationContext context) {
        this.context = context;
        this.environment = context == null ? new StandardEnvironment() : context.getEnvironment();
    }

    @Override
    public boolean reportException(Throwable failure) {
        for (String reason : reasons(failure)) {
            String line = oneLine("Not started: " + reason);
            if (context == null) { // then logging is not set up either
                System.err.println(line);
            } else {
                log.error(line);
            }
        }
        log.debug("The failure in full", failure);
        return true;
    }

    /** The checks tell all that they have found. */
    private List<String> reasons(Throwable failure) {
        return ExceptionUtils.getThrowableList(failure).stream()
                .filter(StartRefused.class::isInstance)
                .map(refused -> ((StartRefused) refused).lines())
                .findFirst()
                .orElseGet(() -> List.of(explain(failure)));
    }

    public String explain(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        RouteFailure route = new RouteFailure(RouteFiles.inUse(environment), environment);
        return Stream.<Optional<String>>of(
                        wrongValue(causes),
                        ours(causes).map(message -> route.at(RouteFailure.routeId(causes), uri(message)) + message),
                        route.explain(causes),
                        portInUse(causes),
                        bootsOwn(failure))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> unknown(causes, route));
    }

    private Optional<String> wrongValue(List<Throwable> causes) {
        WrongValue wrong = new WrongValue(PackagedSettings.load(), environment);
        return causes.stream().flatMap(cause -> wrong.explain(cause).stream()).findFirst();
    }

    /** What our own code throws at start says in its message what is wrong and what to write; the innermost is the most exact. */
    private static Optional<String> ours(List<Throwable> causes) {
        return causes.stream()
                .filter(cause -> cause.getMessage() != null && thrownByUs(cause))
                .reduce((outer, inner) -> inner)
                .map(Throwable::getMessage);
    }

    private static boolean thrownByUs(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return cause instanceof StartRefused
                || MEANT.stream().anyMatch(type -> type.isInstance(cause))
                        && trace.length > 0
                        && trace[0].getClassName().startsWith("io.signalpost.");
    }

    private static Optional<String> portInUse(List<Throwable> causes) {
        return causes.stream()
                .filter(PortInUseException.class::isInstance)
                .map(cause -> "Port " + ((PortInUseException) cause).getPort()
                        + " is already in use; set signalpost.management-port to another")
                .findFirst();
    }

    private Optional<String> bootsOwn(Throwable failure) {
        ArgumentResolver arguments = context == null
                ? null
                : ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
                        .and(Environment.class, environment);
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, arguments, FailureHandler.handleMessage((message, cause) -> {}))
                .stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .map(found -> found.getDescription() + (found.getAction() == null ? "" : " " + found.getAction()));
    }

    private static String unknown(List<Throwable> causes, RouteFailure route) {
        Throwable root = causes.get(causes.size() - 1);
        boolean plain = root instanceof IllegalArgumentException || root instanceof IllegalStateException;
        return route.at(RouteFailure.routeId(causes), null)
                + (plain ? "" : root.getClass().getSimpleName() + ": ")
                + root.getMessage();
    }

    /** The endpoint that a message begins with, to find it in the route files. */
    private static String uri(String message) {
        String first = message.split(":?\\s", 2)[0];
        return first.contains(":") ? first : null;
    }

    /** No line breaks, and no query strings: they are where endpoint options, and so passwords, stand. */
    static String oneLine(String text) {
        return text.replaceAll("(\\w:\\S*)\\?\\S+", "$1")
                .replaceAll("\\s+", " ")
                .trim();
    }
}
