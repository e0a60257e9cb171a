package io.signalpost.observe.vehicle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.signalpost.eventlog.EventLogConsumer;
import io.signalpost.eventlog.store.LogEntry;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/** The routes of this node's destinations. */
final class DestinationRoutes {

    /** Scheme and host, or whatever stands first; further on, and before an at sign, there may be secrets. */
    private static final Pattern OPEN_PART = Pattern.compile("([\\w+.-]+:/{0,2})(?:[^/?@]*@)?([^/?]*)");

    private final ModelCamelContext camel;

    DestinationRoutes(ModelCamelContext camel) {
        this.camel = camel;
    }

    /** Whether an event passes the parameters of a destination's route; true when the route is not here. */
    boolean wants(String destination, LogEntry entry) {
        return route(destination)
                .map(route -> ((EventLogConsumer) route.getConsumer()).wants(entry))
                .orElse(true);
    }

    /** Where a destination's route sends to, as written there and without what may be a secret. */
    List<String> sendsTo(String destination) {
        return route(destination)
                .map(route -> camel.getRouteDefinition(route.getRouteId()).getOutputs())
                .map(DestinationRoutes::uris)
                .orElse(List.of());
    }

    private static List<String> uris(List<ProcessorDefinition<?>> steps) {
        return Stream.concat(
                        ProcessorDefinitionHelper.filterTypeInOutputs(steps, SendDefinition.class).stream()
                                .map(SendDefinition::getEndpointUri),
                        ProcessorDefinitionHelper.filterTypeInOutputs(steps, ToDynamicDefinition.class).stream()
                                .map(ToDynamicDefinition::getUri))
                .map(OPEN_PART::matcher)
                .filter(Matcher::lookingAt)
                .map(uri -> uri.group(1) + uri.group(2))
                .distinct()
                .toList();
    }

    private Optional<Route> route(String destination) {
        return camel.getRoutes().stream()
                .filter(route -> route.getConsumer() instanceof EventLogConsumer consumer
                        && consumer.destination().equals(destination))
                .findFirst();
    }
}
