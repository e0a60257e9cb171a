package io.signalpost.authoring.tryout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.signalpost.authoring.tryout.endpoint.Address;
import io.signalpost.authoring.tryout.endpoint.Kind;
import io.signalpost.authoring.tryout.endpoint.SentTo;
import io.signalpost.event.EventHeaders;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The messages that the other side would get: a batch has several. */
final class MessageView {

    /** Methods with which Camel sends no body, unless it is told to. */
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE");

    private final Redaction redaction;

    MessageView(Redaction redaction) {
        this.redaction = redaction;
    }

    List<Caught> of(Address address, Exchange exchange) {
        String endpoint = SentTo.describe(address, exchange);
        Map<String, String> options = SentTo.options(address, exchange);
        Object body = exchange.getMessage().getBody();
        if (body instanceof SendMessageBatchRequest request) {
            return request.entries().stream()
                    .map(entry -> new Caught(endpoint, options, attributes(entry), entry.messageBody(), redaction))
                    .toList();
        }
        if (body instanceof Collection<?> all
                && !all.isEmpty()
                && all.iterator().next() instanceof Message) {
            List<Caught> messages = new ArrayList<>();
            all.forEach(each -> messages.add(caught(address, endpoint, options, (Message) each, exchange)));
            return messages;
        }
        return List.of(caught(address, endpoint, options, exchange.getMessage(), exchange));
    }

    Caught ofLog(String name, String line) {
        return new Caught("log:" + name, Map.of(), Map.of(), line, redaction);
    }

    private Caught caught(
            Address address, String endpoint, Map<String, String> options, Message message, Exchange exchange) {
        Object body = hasBody(address, exchange) ? BodyText.lasting(message.getBody(), exchange) : null;
        return new Caught(endpoint, options, headers(address, message.getHeaders()), body, redaction);
    }

    private static boolean hasBody(Address address, Exchange exchange) {
        if (Kind.of(address) != Kind.HTTP) {
            return true;
        }
        String method = SentTo.method(address, exchange);
        String anyway = address.option(method.toLowerCase(Locale.ROOT) + "WithBody", "false");
        return !BODILESS.contains(method) || anyway.equals("true");
    }

    private static Map<String, Object> attributes(SendMessageBatchRequestEntry entry) {
        Map<String, Object> attributes = new HashMap<>();
        entry.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        attributes.put("MessageGroupId", entry.messageGroupId());
        attributes.put("MessageDeduplicationId", entry.messageDeduplicationId());
        attributes.values().removeIf(value -> value == null);
        return attributes;
    }

    /** Camel's own go nowhere, and over HTTP and mail the event's go nowhere either. */
    private static Map<String, Object> headers(Address address, Map<String, Object> headers) {
        boolean event = Kind.of(address).takesEventHeaders();
        Map<String, Object> sent = new HashMap<>();
        headers.forEach((name, value) -> {
            if (value != null && !name.startsWith("Camel") && (event || !EventHeaders.ALL.contains(name))) {
                sent.put(name, value);
            }
        });
        return sent;
    }
}
