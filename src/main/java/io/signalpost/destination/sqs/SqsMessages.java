package io.signalpost.destination.sqs;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.signalpost.destination.SingleLine;
import io.signalpost.event.EventHeaders;
import io.signalpost.event.VehicleEvent;
import org.apache.commons.codec.digest.DigestUtils;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** One event as one SQS message: the bytes that Smartcar sent as its body, the event's headers as its attributes. */
final class SqsMessages {

    private static final String STRING = "String";
    private static final int MAX_ATTRIBUTE = 256;
    /** The headers at their longest, each with name, type and a value of up to four bytes a character. */
    static final int MAX_ATTRIBUTES_SIZE = Stream.of(
                    EventHeaders.EVENT_ID,
                    EventHeaders.EVENT_TYPE,
                    EventHeaders.VEHICLE_ID,
                    EventHeaders.MODE,
                    EventHeaders.REPLAYED)
            .mapToInt(name -> name.length() + STRING.length() + 4 * MAX_ATTRIBUTE)
            .sum();

    // What SQS takes as a group or deduplication id.
    private static final Pattern FIFO_ID = Pattern.compile("[!-~]{1,128}");

    private final boolean fifo;

    SqsMessages(boolean fifo) {
        this.fifo = fifo;
    }

    SendMessageBatchRequestEntry entry(int place, VehicleEvent event) {
        SendMessageBatchRequestEntry.Builder entry = SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(place))
                .messageBody(new String(event.body(), StandardCharsets.UTF_8))
                .messageAttributes(attributes(event));
        if (fifo) {
            String vehicleId = event.vehicle().id();
            // Order matters within a vehicle only, so vehicles do not wait for each other.
            entry.messageGroupId(fifoId(vehicleId == null ? event.id() : vehicleId))
                    .messageDeduplicationId(fifoId(event.id()));
        }
        return entry.build();
    }

    /** Bytes as SQS counts them: the body, and name, type and value of each attribute. */
    static long size(SendMessageBatchRequestEntry entry) {
        long size = bytes(entry.messageBody());
        for (Map.Entry<String, MessageAttributeValue> attribute :
                entry.messageAttributes().entrySet()) {
            size += bytes(attribute.getKey())
                    + STRING.length()
                    + bytes(attribute.getValue().stringValue());
        }
        return size;
    }

    private static Map<String, MessageAttributeValue> attributes(VehicleEvent event) {
        Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
        put(attributes, EventHeaders.EVENT_ID, event.id());
        put(attributes, EventHeaders.EVENT_TYPE, event.type());
        put(attributes, EventHeaders.VEHICLE_ID, event.vehicle().id());
        put(attributes, EventHeaders.MODE, event.mode());
        put(attributes, EventHeaders.REPLAYED, event.replayed() ? "true" : "");
        return attributes;
    }

    private static void put(Map<String, MessageAttributeValue> attributes, String name, String value) {
        String line = SingleLine.of(value, MAX_ATTRIBUTE);
        if (!line.isEmpty()) { // SQS refuses an empty attribute
            attributes.put(
                    name,
                    MessageAttributeValue.builder()
                            .dataType(STRING)
                            .stringValue(line)
                            .build());
        }
    }

    private static String fifoId(String id) {
        return FIFO_ID.matcher(id).matches() ? id : DigestUtils.sha256Hex(id);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
