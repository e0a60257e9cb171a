package io.signalpost.kamelet;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.UndeliverableException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Kamelet {@code to-cloudevents}: an event as CloudEvents 1.0 has it, with the bytes of the event as its data.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">The specification</a>
 */
public final class ToCloudevents {

    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String JSON = "application/json";
    /** Of the extension by which who keeps events in order tells them apart. */
    private static final String PARTITION_KEY = "partitionkey";

    private static final JsonFormat FORMAT = new JsonFormat();

    /**
     * Makes the body one JSON object, or of a list one JSON array.
     *
     * @param source that the events are said to be from: a URI reference
     * @param prefix of their types
     */
    public void structured(Exchange exchange, String source, String prefix) {
        Message message = exchange.getMessage();
        boolean batch = message.getBody() instanceof List<?>;
        message.setBody(
                batch
                        ? batch(message.getBody(List.class), source, prefix)
                        : FORMAT.serialize(of(message.getBody(), source, prefix)));
        message.setHeader(Exchange.CONTENT_TYPE, batch ? BATCH : STRUCTURED);
    }

    private static byte[] batch(List<?> events, String source, String prefix) {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        array.write('[');
        for (Object event : events) {
            if (array.size() > 1) {
                array.write(',');
            }
            array.writeBytes(FORMAT.serialize(of(event, source, prefix)));
        }
        array.write(']');
        return array.toByteArray();
    }

    /**
     * Makes the body the bytes of the event, and headers of the attributes.
     *
     * @param headers what their names begin with: {@code ce-} over HTTP, {@code ce_} over Kafka
     */
    public void binary(Exchange exchange, String source, String prefix, String headers) {
        Message message = exchange.getMessage();
        if (message.getBody() instanceof List<?>) {
            throw new UndeliverableException("a binary CloudEvent is one event, and this is a list of them:"
                    + " write mode: structured, or put a split around it");
        }
        CloudEvent event = of(message.getBody(), source, prefix);
        message.setHeader(headers + "specversion", event.getSpecVersion().toString());
        message.setHeader(headers + "id", HeaderText.of(event.getId()));
        message.setHeader(headers + "source", HeaderText.of(event.getSource().toString()));
        message.setHeader(headers + "type", HeaderText.of(event.getType()));
        message.setHeader(headers + "time", event.getTime().toInstant().toString());
        if (event.getSubject() != null) {
            message.setHeader(headers + "subject", HeaderText.of(event.getSubject()));
            message.setHeader(headers + PARTITION_KEY, HeaderText.of(event.getSubject()));
        }
        message.setHeader(Exchange.CONTENT_TYPE, JSON);
        message.setBody(Objects.requireNonNull(event.getData()).toBytes());
    }

    private static CloudEvent of(Object body, String source, String prefix) {
        VehicleEvent event = Bodies.event(body, "to-cloudevents");
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(URI.create(source))
                .withType(prefix + String.valueOf(event.type()).toLowerCase(Locale.ROOT))
                .withTime(OffsetDateTime.ofInstant(
                        Objects.requireNonNullElse(event.deliveredAt(), event.receivedAt()), ZoneOffset.UTC))
                .withData(JSON, event.body());
        String vehicle = event.vehicle().id();
        return vehicle == null
                ? builder.build()
                : builder.withSubject(vehicle)
                        .withExtension(PARTITION_KEY, vehicle)
                        .build();
    }

    /** What is not plain in a header is written as in a URL, as the binding for HTTP has it. */
    private static final class HeaderText {

        static String of(String text) {
            StringBuilder plain = new StringBuilder();
            for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
                if (each > ' ' && each < 127 && each != '"' && each != '%') {
                    plain.append((char) each);
                } else {
                    plain.append(String.format("%%%02X", each));
                }
            }
            return plain.toString();
        }
    }
}
