package io.signalpost.authoring.tryout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.signalpost.event.EventHeaders;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What can be seen of a message that would leave: one for each message that the other side would get. */
final class MessageView {

    private final Redaction redaction;
    private final BodyText bodies = new BodyText();

    MessageView(Redaction redaction) {
        this.redaction = redaction;
    }

    List<Sent> of(Address address, Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof SendMessageBatchRequest request) {
            return request.entries().stream()
                    .map(entry -> entry(address, entry, exchange))
                    .toList();
        }
        if (body instanceof Collection<?> all
                && !all.isEmpty()
                && all.iterator().next() instanceof Message) {
            List<Sent> messages = new ArrayList<>();
            all.forEach(each -> messages.add(message(address, (Message) each, exchange)));
            return messages;
        }
        return List.of(message(address, exchange.getMessage(), exchange));
    }

    Sent ofLog(String name, String line) {
        return new Sent("log:" + name, Map.of(), Map.of(), redaction.text(line));
    }

    private Sent message(Address address, Message message, Exchange exchange) {
        return new Sent(
                redaction.url(SentTo.describe(address, exchange)),
                options(address, exchange),
                headers(address, message.getHeaders()),
                redaction.text(bodies.of(message.getBody(), exchange)));
    }

    private Sent entry(Address address, SendMessageBatchRequestEntry entry, Exchange exchange) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        entry.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        attributes.put("MessageGroupId", entry.messageGroupId());
        attributes.put("MessageDeduplicationId", entry.messageDeduplicationId());
        return new Sent(
                redaction.url(SentTo.describe(address, exchange)),
                options(address, exchange),
                headers(address, attributes),
                redaction.text(entry.messageBody()));
    }

    private Map<String, String> options(Address address, Exchange exchange) {
        Map<String, String> shown = new TreeMap<>();
        SentTo.options(address, exchange).forEach((name, value) -> shown.put(name, redaction.value(name, value)));
        return shown;
    }

    /** Camel's own go nowhere, and over HTTP and mail the event's go nowhere either. */
    private Map<String, String> headers(Address address, Map<String, Object> headers) {
        boolean event = Kind.of(address).takesEventHeaders();
        Map<String, String> shown = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (value != null && !name.startsWith("Camel") && (event || !EventHeaders.ALL.contains(name))) {
                shown.put(name, redaction.value(name, String.valueOf(value)));
            }
        });
        return shown;
    }
}
