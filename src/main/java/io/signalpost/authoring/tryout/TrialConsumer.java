package io.signalpost.authoring.tryout;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.signalpost.eventlog.EventLogEndpoint;
import io.signalpost.eventlog.EventTraces;
import io.signalpost.eventlog.Handover;
import io.signalpost.eventlog.Passing;
import io.signalpost.eventlog.delivery.Answer;
import io.signalpost.eventlog.delivery.EventFilter;
import io.signalpost.eventlog.delivery.FirstAttempt;
import io.signalpost.eventlog.passed.PassedValues;
import io.signalpost.eventlog.passed.ValuesInMemory;
import io.signalpost.eventlog.store.LogEntry;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** A destination that gets the events which it is given, by its own filter and in its own batches, on the caller's thread. */
final class TrialConsumer extends DefaultConsumer {

    private final EventLogEndpoint endpoint;
    private final TrialClock clock;
    private final Redaction redaction;
    private final EventFilter filter;
    private final Handover handover;
    private final Map<String, LogEntry> waiting = new LinkedHashMap<>();
    private final PassedValues passedValues = new ValuesInMemory();
    private FirstAttempt attempt;
    private Map<String, Recording> recordings = new HashMap<>();
    private Recording recording;
    private long batches;

    TrialConsumer(EventLogEndpoint endpoint, Processor processor, TrialClock clock, Redaction redaction) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.clock = clock;
        this.redaction = redaction;
        this.filter = endpoint.filter();
        this.handover = new Handover(this, endpoint, EventTraces.NONE);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        attempt = new FirstAttempt(
                endpoint.getName(), this::deliver, endpoint.delivery().retryPolicy(), clock);
    }

    String destination() {
        return endpoint.getName();
    }

    /** @param alone whether it is not to wait for others of its batch */
    void take(LogEntry entry, boolean alone, Consumer<Tried> tried) {
        if (!filter.test(entry)) {
            tried.accept(new Tried(destination(), entry, 0, Tried.Result.FILTERED, refusals(entry), List.of()));
            return;
        }
        if (waiting.containsKey(entry.event().id())) {
            flush(tried); // a batch has no event twice
        }
        waiting.put(entry.event().id(), entry);
        if (alone || waiting.size() >= endpoint.getBatchSize()) {
            flush(tried);
        }
    }

    private String refusals(LogEntry entry) {
        return filter.refusals(entry).stream()
                .map(refusal -> refusal.parameter() + ": " + refusal.asked() + "; the event has "
                        + (refusal.found().isEmpty() ? "none" : refusal.found()))
                .collect(Collectors.joining("; "));
    }

    /** Hands over what waits. */
    void flush(Consumer<Tried> tried) {
        if (waiting.isEmpty()) {
            return;
        }
        List<LogEntry> batch = List.copyOf(waiting.values());
        waiting.clear();
        recordings = new HashMap<>();
        clock.set(batch.get(batch.size() - 1).event().receivedAt());
        List<FirstAttempt.Outcome> outcomes = attempt.at(batch);
        long number = batch.size() > 1 ? ++batches : 0;
        new BatchResult(destination(), number, recordings, redaction).each(outcomes, tried);
    }

    private Answer deliver(List<LogEntry> entries) throws Exception {
        recording = Recording.begin();
        entries.forEach(entry -> recordings.put(entry.event().id(), recording));
        Passing passing = new Passing(passedValues, entries);
        try {
            return handover.deliver(entries, passing);
        } finally {
            passing.reasons().forEach(recording::stop);
        }
    }

    @Override
    public Exchange createExchange(boolean autoRelease) {
        Exchange exchange = super.createExchange(autoRelease);
        recording.attachTo(exchange);
        return exchange;
    }
}
