package io.signalpost.observe.trace;

import java.util.List;
import java.util.Map;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.trace.IdGenerator;
import org.apache.camel.Message;

/** The header {@code traceparent} of W3C's Trace Context, by which a trace is carried on. */
final class TraceParent {

    static final String HEADER = "traceparent";

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final IdGenerator IDS = IdGenerator.random();

    private TraceParent() {}

    /** Null when there is none. */
    static String of(Message message) {
        return message.getHeader(HEADER, String.class);
    }

    /** Whether anything of the trace is to be recorded. */
    static boolean isSampled(String traceparent) {
        return traceparent != null
                && Span.fromContext(parse(traceparent)).getSpanContext().isSampled();
    }

    static Context parse(String traceparent) {
        return W3C.extract(Context.root(), Map.of(HEADER, traceparent), new Single());
    }

    static void set(Message message, Span span) {
        W3C.inject(Context.root().with(span), message, (carrier, key, value) -> carrier.setHeader(key, value));
    }

    /** Nothing that happens to the message is recorded. */
    static void setUntraced(Message message) {
        message.setHeader(HEADER, "00-" + IDS.generateTraceId() + "-" + IDS.generateSpanId() + "-00");
    }

    private static final class Single implements TextMapGetter<Map<String, String>> {

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return List.copyOf(carrier.keySet());
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier.get(key);
        }
    }
}
