package io.signalpost.authoring.kit;

import java.nio.file.Files;
import java.nio.file.Path;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import org.apache.camel.CamelContext;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Starts the receiver for the class, gives a {@link TestedRoute} to its tests, and lets no failed delivery pass unseen. */
final class RouteTestExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RouteTestExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        for (String route : RouteTestSetup.of(context.getRequiredTestClass()).routes()) {
            if (!Files.isRegularFile(Path.of(route))) {
                throw new AssertionError("there is no route file " + route + " in "
                        + Path.of("").toAbsolutePath() + "; name it from the project's folder");
            }
        }
        try {
            SpringExtension.getApplicationContext(context);
        } catch (IllegalStateException notStarted) {
            String reason = ExceptionUtils.getRootCause(notStarted).getMessage();
            throw new AssertionError(
                    "the start refuses this route:\n" + reason, ExceptionUtils.getRootCause(notStarted));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestedRoute.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        TestedRoute.class,
                        type -> tested(SpringExtension.getApplicationContext(context)),
                        TestedRoute.class);
    }

    private static TestedRoute tested(ApplicationContext application) {
        CaughtEndpoints caught = application.getBean(CaughtEndpoints.class);
        CamelContext camel = application.getBean(CamelContext.class);
        caught.requireReal(camel);
        caught.reset();
        forgetWhatHasPassed(application.getBean(EventLog.class));
        return new TestedRoute(camel, caught);
    }

    private static void forgetWhatHasPassed(EventLog log) {
        try {
            log.lastPassed().clear();
        } catch (EventLogUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestedRoute route = context.getStore(NAMESPACE).get(TestedRoute.class, TestedRoute.class);
        if (route != null && context.getExecutionException().isEmpty()) {
            route.requireFailuresSeen();
        }
    }
}
