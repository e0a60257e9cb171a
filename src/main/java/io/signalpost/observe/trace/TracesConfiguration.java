package io.signalpost.observe.trace;

import java.time.Clock;
import java.util.Locale;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.EventTraces;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Camel's tracer, and how traces leave the process: in batches, by a thread and a queue of their own. */
@Configuration(proxyBeanMethods = false)
@Conditional(TracesOn.class)
class TracesConfiguration {

    @Bean(destroyMethod = "close")
    SdkTracerProvider tracerProvider(TracesProperties properties) {
        var exporter = OtlpHttpSpanExporter.builder().setEndpoint(properties.address());
        properties.headers().forEach(exporter::addHeader);
        return SdkTracerProvider.builder()
                .setResource(Resource.getDefault().toBuilder()
                        .put(AttributeKey.stringKey("service.name"), properties.serviceName())
                        .build())
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(properties.ratio())))
                .addSpanProcessor(BatchSpanProcessor.builder(new SafeSpans(exporter.build()))
                        .build())
                .build();
    }

    @Bean
    Tracer tracer(SdkTracerProvider provider) {
        return provider.get("signalpost");
    }

    /** Only the trace is carried on, no baggage. */
    @Bean
    ContextPropagators contextPropagators() {
        return ContextPropagators.create(W3CTraceContextPropagator.getInstance());
    }

    @Bean
    EventTraces eventTraces(EventLog eventLog, Tracer tracer, Clock clock) {
        return new LogTraces(tracer, new TraceTable(eventLog.store(), clock));
    }

    /** Timers are housekeeping, and nobody's trace. */
    @Bean
    OpenTelemetryTracer camelTracer() {
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        tracer.setExcludePatterns("timer:*");
        return tracer;
    }

    /** Anybody can send these headers, and have everything traced. */
    @Bean
    ComponentCustomizer webhooksBringNoTrace() {
        return ComponentCustomizer.builder(PlatformHttpComponent.class).build(http -> {
            HttpHeaderFilterStrategy filter = new HttpHeaderFilterStrategy();
            filter.getInFilter().add(TraceParent.HEADER.toLowerCase(Locale.ROOT));
            filter.getInFilter().add("tracestate");
            http.setHeaderFilterStrategy(filter);
        });
    }
}
