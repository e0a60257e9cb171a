package io.signalpost.observe.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.signalpost.eventlog.EventTraces;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.store.LogEntry;
import org.apache.camel.Message;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Goes on with the trace of a post when its event is delivered. Each event of a batch has a span in its own trace; what the
 * route does with the batch is in the trace of the first, and the spans of the others lead there.
 */
final class LogTraces implements EventTraces {

    /** What one span has as links at most. */
    private static final int LINKS = 128;

    private final Tracer tracer;
    private final TraceTable table;

    LogTraces(Tracer tracer, TraceTable table) {
        this.tracer = tracer;
        this.table = table;
    }

    @Override
    public void keep(String eventId, Message message) {
        String traceparent = TraceParent.of(message);
        if (TraceParent.isSampled(traceparent)) {
            table.keep(eventId, traceparent);
        }
    }

    @Override
    public Handed hand(String destination, List<LogEntry> entries, Message message) {
        Map<String, Context> parents = parents(entries);
        if (parents.isEmpty()) {
            TraceParent.setUntraced(message);
            return failure -> {};
        }
        Map<String, Span> spans = begin(destination, entries.size(), parents);
        TraceParent.set(message, spans.values().iterator().next());
        return failure -> end(spans, failure);
    }

    /** By the ids of the events that are traced, in their order. */
    private Map<String, Context> parents(List<LogEntry> entries) {
        List<String> ids = entries.stream().map(entry -> entry.event().id()).toList();
        Map<String, String> kept = table.find(ids);
        Map<String, Context> parents = new LinkedHashMap<>();
        ids.stream().filter(kept::containsKey).forEach(id -> parents.put(id, TraceParent.parse(kept.get(id))));
        return parents;
    }

    private Map<String, Span> begin(String destination, int events, Map<String, Context> parents) {
        Map<String, Span> spans = new LinkedHashMap<>();
        List<Context> all = new ArrayList<>(parents.values());
        parents.forEach((id, parent) -> {
            SpanBuilder span = tracer.spanBuilder("deliver " + destination)
                    .setSpanKind(SpanKind.CONSUMER)
                    .setParent(parent)
                    .setAttribute("signalpost.destination", destination)
                    .setAttribute("signalpost.event.id", id)
                    .setAttribute("messaging.batch.message_count", events);
            if (spans.isEmpty()) {
                all.stream()
                        .skip(1)
                        .limit(LINKS)
                        .forEach(other -> span.addLink(Span.fromContext(other).getSpanContext()));
            } else {
                span.addLink(spans.values().iterator().next().getSpanContext());
            }
            spans.put(id, span.startSpan());
        });
        return spans;
    }

    private static void end(Map<String, Span> spans, Exception failure) {
        PartialDeliveryException partial = ExceptionUtils.throwableOfType(failure, PartialDeliveryException.class);
        Set<String> failed = failure == null
                ? Set.of()
                : partial == null ? spans.keySet() : partial.failures().keySet();
        spans.forEach((id, span) -> {
            if (failed.contains(id)) {
                span.setStatus(StatusCode.ERROR);
                span.setAttribute("error.type", failure.getClass().getName());
            }
            span.end();
        });
    }
}
