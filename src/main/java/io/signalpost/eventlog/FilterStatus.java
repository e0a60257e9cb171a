package io.signalpost.eventlog;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;

/**
 * Lets each {@code filter} of a route leave in a property whether it was passed, which Camel does only when told the
 * property's name. So an event that a route has dropped is not called delivered.
 */
final class FilterStatus extends ModelLifecycleStrategySupport {

    private static final String PROPERTY = "SignalpostFilterPassed";

    private FilterStatus() {}

    /** Called before the routes start. */
    static void addTo(CamelContext context) {
        FilterStatus status = new FilterStatus();
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        model.getRouteDefinitions().forEach(status::onAddRouteDefinition);
        model.addModelLifecycleStrategy(status);
    }

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), FilterDefinition.class)
                .forEach(filter -> {
                    if (filter.getStatusPropertyName() == null) {
                        filter.setStatusPropertyName(PROPERTY);
                    }
                });
    }

    /** Whether the last filter that the exchange came to has held it back, and it was sent nowhere. */
    static boolean isDropped(Exchange exchange) {
        return Boolean.FALSE.equals(exchange.getProperty(PROPERTY)) && !isSent(exchange);
    }

    /** A Kamelet is no place to send to, and hides what the message was sent to before: then an answer tells. */
    private static boolean isSent(Exchange exchange) {
        String to = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
        return to != null && (!to.startsWith("kamelet:") || ExchangeAnswer.isAnswered(exchange));
    }
}
