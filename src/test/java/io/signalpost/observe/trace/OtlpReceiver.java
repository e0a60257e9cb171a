package io.signalpost.observe.trace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpHandler;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.signalpost.testing.BusinessSystem;

/** A receiver of OTLP over HTTP, in protobuf. */
final class OtlpReceiver implements AutoCloseable {

    private final BusinessSystem server = BusinessSystem.start();

    OtlpReceiver() throws IOException {}

    String endpoint() {
        return "http://localhost:" + server.port();
    }

    void answer(HttpHandler answer) {
        server.answer(answer);
    }

    /** A span as it arrived. */
    record Received(
            String trace,
            String id,
            String parent,
            String name,
            String kind,
            Map<String, String> attributes,
            boolean failed,
            List<String> linkedTraces,
            int events) {

        private static Received of(Span span) {
            return new Received(
                    hex(span.getTraceId()),
                    hex(span.getSpanId()),
                    hex(span.getParentSpanId()),
                    span.getName(),
                    span.getKind().name().replace("SPAN_KIND_", ""),
                    span.getAttributesList().stream()
                            .collect(Collectors.toMap(each -> each.getKey(), each -> text(each.getValue()))),
                    span.getStatus().getCodeValue() == 2,
                    span.getLinksList().stream()
                            .map(link -> hex(link.getTraceId()))
                            .toList(),
                    span.getEventsCount());
        }
    }

    List<Received> spans() {
        return server.requests().stream()
                .flatMap(OtlpReceiver::spans)
                .map(Received::of)
                .toList();
    }

    /** Everything that has arrived, as text. */
    String all() {
        return server.requests().stream()
                .map(request -> parse(request).toString())
                .collect(Collectors.joining());
    }

    List<BusinessSystem.Request> requests() {
        return server.requests();
    }

    private static Stream<Span> spans(BusinessSystem.Request request) {
        return parse(request).getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream());
    }

    private static ExportTraceServiceRequest parse(BusinessSystem.Request request) {
        try {
            byte[] body = "gzip".equals(request.header("Content-Encoding"))
                    ? new GZIPInputStream(new ByteArrayInputStream(request.body())).readAllBytes()
                    : request.body();
            return ExportTraceServiceRequest.parseFrom(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static String text(AnyValue value) {
        return value.hasStringValue()
                ? value.getStringValue()
                : value.toString().strip();
    }

    @Override
    public void close() {
        server.close();
    }
}
