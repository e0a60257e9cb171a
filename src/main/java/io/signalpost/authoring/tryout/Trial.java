package io.signalpost.authoring.tryout;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.signalpost.eventlog.store.LogEntry;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** Routes that run, and of which nothing leaves the process. One event after the other. */
public final class Trial {

    private final List<TrialConsumer> consumers;

    /**
     * @param camel        with {@link TrialBeans}
     * @param destinations those that get events; others may have come along with their files
     */
    public Trial(CamelContext camel, Set<String> destinations) {
        this.consumers = camel.getRoutes().stream()
                .map(Route::getConsumer)
                .filter(TrialConsumer.class::isInstance)
                .map(TrialConsumer.class::cast)
                .filter(consumer -> destinations.contains(consumer.destination()))
                .toList();
    }

    public Set<String> destinations() {
        return consumers.stream().map(TrialConsumer::destination).collect(Collectors.toSet());
    }

    /** Gives an event to each destination. One that takes batches tells when its batch is full. */
    public void take(LogEntry entry, Consumer<Tried> tried) {
        consumers.forEach(consumer -> consumer.take(entry, false, tried));
    }

    /** As the other one, but each event is a batch by itself. */
    public void takeAlone(LogEntry entry, Consumer<Tried> tried) {
        consumers.forEach(consumer -> consumer.take(entry, true, tried));
    }

    /** No further event will come. */
    public void end(Consumer<Tried> tried) {
        consumers.forEach(consumer -> consumer.flush(tried));
    }
}
