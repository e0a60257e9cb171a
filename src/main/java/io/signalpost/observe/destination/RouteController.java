package io.signalpost.observe.destination;

import io.signalpost.eventlog.EventLogConsumer;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.commons.lang3.StringUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /observe/destinations/<name>/route}: what a destination's route does with an event, and how it is set up. Answers 409
 * when no route of that destination is on this node.
 */
@RestController
final class RouteController {

    private final ModelCamelContext camel;
    private final ConfigurableEnvironment settings;
    private final StepCounts counts;

    RouteController(ModelCamelContext camel, ConfigurableEnvironment settings, StepCounts counts) {
        this.camel = camel;
        this.settings = settings;
        this.counts = counts;
    }

    @GetMapping("/observe/destinations/{name}/route")
    RouteView route(@PathVariable String name, @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.requireNone(parameters);
        return camel.getRoutes().stream()
                .filter(route -> route.getConsumer() instanceof EventLogConsumer consumer
                        && consumer.destination().equals(name))
                .findFirst()
                .map(route -> view(name, route))
                .orElseThrow(() -> new ProblemException(409, "no route of this destination is on this node"));
    }

    private RouteView view(String name, Route route) {
        RouteDefinition definition = camel.getRouteDefinition(route.getRouteId());
        String file = route.getSourceLocationShort();
        return new RouteView(
                route.getRouteId(),
                definition.getDescription(),
                file == null ? null : StringUtils.substringBeforeLast(file, ":"),
                ((EventLogConsumer) route.getConsumer()).asksFor(),
                RouteStep.all(definition.getOutputs(), counts),
                ShownSetting.of(name, settings));
    }
}
