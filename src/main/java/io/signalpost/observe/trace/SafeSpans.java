package io.signalpost.observe.trace;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * Lets out of a span what is known to be no secret and no personal data. Camel puts addresses with their options into it, and the
 * messages of errors.
 */
record SafeSpans(SpanExporter exporter) implements SpanExporter {

    private static final AttributeKey<String> COMPONENT = AttributeKey.stringKey("component");

    private static final Set<String> ALLOWED = Set.of(
            "component",
            "op",
            "http.status_code",
            "error",
            "error.type",
            "messaging.batch.message_count",
            "signalpost.destination",
            "signalpost.event.id");

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(spans.stream().<SpanData>map(SafeSpan::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class SafeSpan extends DelegatingSpanData {

        private final Attributes attributes;

        SafeSpan(SpanData span) {
            super(span);
            this.attributes = span.getAttributes().toBuilder()
                    .removeIf(key -> !ALLOWED.contains(key.getKey()))
                    .build();
        }

        /** For HTTP, Camel guesses the method, and wrongly. */
        @Override
        public String getName() {
            String component = attributes.get(COMPONENT);
            return component == null ? super.getName() : component.replaceFirst("^camel-", "");
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public int getTotalAttributeCount() {
            return attributes.size();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }
}
