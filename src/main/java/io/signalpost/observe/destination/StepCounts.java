package io.signalpost.observe.destination;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * How often the steps of the destinations' routes were taken on this node since it started. Camel counts that in its JMX beans
 * only, which are not here. Other routes, such as the one that accepts events, are left as they are.
 */
final class StepCounts implements InterceptStrategy {

    private static final String OF_A_DESTINATION = "event-log:";

    /** Weak, since a route file that is saved again while it is written has new steps. */
    private final Map<NamedNode, Counter> counters = Collections.synchronizedMap(new WeakHashMap<>());

    private record Counter(LongAdder exchanges, LongAdder failed) {}

    /**
     * @param exchanges an event each, or a batch
     * @param failed    those of them that ended with an exception, in this step or in one below it
     */
    record Count(long exchanges, long failed) {}

    /** Empty for what is no step of its own, such as a branch of a choice. */
    Optional<Count> of(NamedNode step) {
        return Optional.ofNullable(counters.get(step))
                .map(counter -> new Count(counter.exchanges.sum(), counter.failed.sum()));
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor target, Processor next) {
        RouteDefinition route = ProcessorDefinitionHelper.getRoute(step);
        if (route == null || !route.getInput().getEndpointUri().startsWith(OF_A_DESTINATION)) {
            return target;
        }
        return counted(target, counters.computeIfAbsent(step, s -> new Counter(new LongAdder(), new LongAdder())));
    }

    private static Processor counted(Processor step, Counter counter) {
        return new DelegateAsyncProcessor(step) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                counter.exchanges.increment();
                return super.process(exchange, done -> {
                    if (exchange.isFailed()) {
                        counter.failed.increment();
                    }
                    callback.done(done);
                });
            }
        };
    }
}
