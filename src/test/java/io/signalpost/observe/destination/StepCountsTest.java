package io.signalpost.observe.destination;

import java.util.Optional;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StepCountsTest {

    private final StepCounts counts = new StepCounts();

    @Test
    void theStepsOfADestinationsRouteAreCountedAndThoseOfNoOther() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.setAutowiredEnabled(false); // of the component that stands in for the log
            camel.getCamelContextExtension().addInterceptStrategy(counts);
            camel.addComponent("event-log", new DirectComponent());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("event-log:one")
                            .routeId("one")
                            .filter(body().isNotEqualTo("dropped"))
                            .throwException(IllegalStateException.class, "refused by the test")
                            .end()
                            .setBody(constant("done"));
                    from("direct:accept").routeId("accept").setBody(constant("done"));
                }
            });
            camel.start();

            try (var sender = camel.createProducerTemplate()) {
                sender.send("event-log:one", exchange -> exchange.getIn().setBody("dropped"));
                sender.send("event-log:one", exchange -> exchange.getIn().setBody("kept"));
                sender.send("direct:accept", exchange -> {});
            }

            FilterDefinition filter = (FilterDefinition) step(camel, "one", 0);
            assertThat(counts.of(filter)).hasValue(new StepCounts.Count(2, 1));
            assertThat(counts.of(filter.getOutputs().get(0))).hasValue(new StepCounts.Count(1, 1));
            assertThat(counts.of(step(camel, "one", 1))).hasValue(new StepCounts.Count(1, 0));
            assertThat(counts.of(step(camel, "accept", 0))).isEqualTo(Optional.empty());
        }
    }

    private static ProcessorDefinition<?> step(DefaultCamelContext camel, String route, int index) {
        return camel.getRouteDefinition(route).getOutputs().get(index);
    }
}
