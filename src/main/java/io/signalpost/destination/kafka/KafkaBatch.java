package io.signalpost.destination.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.event.EventHeaders;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Turns a batch of events into messages that Camel makes one record each of. */
public final class KafkaBatch {

    /** What a record has besides key, headers and value, and a request besides its records, with room to spare. */
    private static final int OVERHEAD = 512;

    private final CamelContext camel;
    private final long maxBytes;

    KafkaBatch(CamelContext camel, long maxBytes) {
        this.camel = camel;
        this.maxBytes = maxBytes;
    }

    /** In the order of the events, without those that are too large. */
    public List<Message> messages(List<VehicleEvent> events) {
        return events.stream()
                .filter(event -> !isTooLarge(event))
                .map(this::message)
                .toList();
    }

    /**
     * Where each event is in the topic, by the event's id.
     *
     * @param records where those are that were sent, in their order; null when nobody says, as in a trial
     * @throws PartialDeliveryException naming the events that were too large
     */
    public Map<String, String> check(List<VehicleEvent> events, List<RecordMetadata> records) {
        Map<String, RuntimeException> failures = new LinkedHashMap<>();
        events.stream()
                .filter(this::isTooLarge)
                .forEach(event -> failures.put(
                        event.id(),
                        new UndeliverableException("The event is larger than what is sent to the topic, " + maxBytes
                                + " bytes (destination.kafka.max-request-size)")));
        if (!failures.isEmpty()) {
            throw new PartialDeliveryException(failures);
        }
        Map<String, String> places = new LinkedHashMap<>();
        for (int i = 0; records != null && i < records.size(); i++) {
            RecordMetadata record = records.get(i);
            places.put(
                    events.get(i).id(),
                    record.topic() + ", partition " + record.partition() + ", offset " + record.offset());
        }
        return places;
    }

    private Message message(VehicleEvent event) {
        Message message = new DefaultMessage(camel);
        message.setBody(event.body());
        message.setHeader(KafkaConstants.KEY, key(event));
        headers(event).forEach(message::setHeader);
        return message;
    }

    /** Kafka keeps records of one key in order. */
    private static String key(VehicleEvent event) {
        return event.vehicle().id() == null ? event.id() : event.vehicle().id();
    }

    private static Map<String, String> headers(VehicleEvent event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EventHeaders.EVENT_ID, event.id());
        headers.put(EventHeaders.EVENT_TYPE, event.type());
        headers.put(EventHeaders.VEHICLE_ID, event.vehicle().id());
        headers.put(EventHeaders.MODE, event.mode());
        headers.put(EventHeaders.REPLAYED, event.replayed() ? "true" : null);
        headers.values().removeIf(value -> value == null);
        return headers;
    }

    private boolean isTooLarge(VehicleEvent event) {
        long size = event.body().length + (long) bytes(key(event)) + OVERHEAD;
        for (Map.Entry<String, String> header : headers(event).entrySet()) {
            size += bytes(header.getKey()) + bytes(header.getValue());
        }
        return size > maxBytes;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
