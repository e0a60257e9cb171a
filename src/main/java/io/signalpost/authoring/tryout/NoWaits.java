package io.signalpost.authoring.tryout;

import java.util.Objects;
import java.util.stream.Stream;

import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;

/** Has routes that are tried send again at once: how long they wait does not show, and everybody would wait. */
final class NoWaits extends ModelLifecycleStrategySupport {

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        Stream<RedeliveryPolicyDefinition> ofExceptions = route.getOutputs().stream()
                .filter(OnExceptionDefinition.class::isInstance)
                .map(step -> ((OnExceptionDefinition) step).getRedeliveryPolicyType());
        Stream.concat(ofExceptions, Stream.of(route.getErrorHandlerFactory()).map(NoWaits::policy))
                .filter(Objects::nonNull)
                .forEach(NoWaits::atOnce);
    }

    private static RedeliveryPolicyDefinition policy(ErrorHandlerFactory factory) {
        return factory instanceof DefaultErrorHandlerDefinition handler ? handler.getRedeliveryPolicy() : null;
    }

    private static void atOnce(RedeliveryPolicyDefinition policy) {
        policy.setRedeliveryDelay("0");
        policy.setDelayPattern(null);
        policy.setUseExponentialBackOff("false");
    }
}
