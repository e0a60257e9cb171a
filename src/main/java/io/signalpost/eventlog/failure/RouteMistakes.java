package io.signalpost.eventlog.failure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.ExpressionIllegalSyntaxException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.component.bean.AmbiguousMethodCallException;
import org.apache.camel.component.bean.MethodNotFoundException;
import org.apache.camel.component.bean.ParameterBindingException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;

/**
 * Mistakes in a route, which no retry cures and which say nothing of the system that it delivers to: the event is a dead letter
 * at once, to be retried when the route is right. Messages of Camel's may quote the event, so only names are taken from them.
 */
final class RouteMistakes implements FailureReader {

    private static final String WRONG = "the route is wrong, ";
    private static final Pattern TYPE = Pattern.compile("of type: (?:class )?([\\w.$]+)");
    private static final List<Class<? extends Exception>> OTHERS = List.of(
            AmbiguousMethodCallException.class,
            ParameterBindingException.class,
            ExpressionIllegalSyntaxException.class,
            NoSuchEndpointException.class,
            ResolveEndpointFailedException.class,
            DirectConsumerNotAvailableException.class);

    @Override
    public Optional<Failure> read(Throwable error) {
        return explain(error).map(what -> new Failure(FailureKind.DEAD, null, WRONG + what, Duration.ZERO));
    }

    private static Optional<String> explain(Throwable error) {
        if (error instanceof MethodNotFoundException method) {
            Matcher type = TYPE.matcher(String.valueOf(method.getMessage()));
            return Optional.of(
                    "there is no '" + method.getMethodName() + "'" + (type.find() ? " in " + type.group(1) : ""));
        }
        if (error instanceof NoSuchBeanException bean) {
            return Optional.of("no bean is named '" + bean.getName() + "'");
        }
        if (error instanceof NoSuchLanguageException language) {
            return Optional.of("there is no language '" + language.getLanguage() + "'");
        }
        return OTHERS.stream()
                .filter(type -> type.isInstance(error))
                .map(Class::getSimpleName)
                .findFirst();
    }
}
