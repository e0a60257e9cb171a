package io.signalpost.authoring.kit;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Message;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.commons.lang3.StringUtils;
import org.opentest4j.AssertionFailedError;

/** A message that came to an endpoint. The methods that begin with {@code has} fail the test when it has not. */
public final class Arrival {

    private static final int SHOWN = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String endpoint;
    private final Message message;

    private Arrival(String endpoint, Message message) {
        this.endpoint = endpoint;
        this.message = message;
    }

    /** What the mocks have got, by the endpoints' addresses. A list of messages, as a batch for Kafka is, counts as these. */
    static List<Arrival> all(Map<String, MockEndpoint> mocks) {
        return mocks.entrySet().stream()
                .flatMap(mock -> mock.getValue().getReceivedExchanges().stream()
                        .flatMap(exchange -> messages(exchange.getMessage()))
                        .map(message -> new Arrival(mock.getKey(), message)))
                .toList();
    }

    private static Stream<Message> messages(Message message) {
        return message.getBody() instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Message
                ? list.stream().map(Message.class::cast)
                : Stream.of(message);
    }

    /** Its address, without options: {@code http:crm.example.com/hook}. */
    public String endpoint() {
        return endpoint;
    }

    /** As text. */
    public String body() {
        return message.getBody(String.class);
    }

    /** As the route has made it: bytes, a list of rows, and so on; null when it is nothing of that type. */
    public <T> T body(Class<T> type) {
        return type.isInstance(message.getBody()) ? type.cast(message.getBody()) : message.getBody(type);
    }

    /** @throws AssertionError when the body is no JSON */
    public JsonNode json() {
        try {
            return JSON.readTree(body());
        } catch (IOException | IllegalArgumentException e) {
            throw new AssertionError("expected JSON at " + this, e);
        }
    }

    /** Null when there is none. */
    public Object header(String name) {
        return message.getHeader(name);
    }

    public Arrival hasBody(String expected) {
        return same("the body", expected, body());
    }

    public Arrival hasBodyContaining(String part) {
        if (!String.valueOf(body()).contains(part)) {
            throw new AssertionFailedError(
                    "expected the body to contain <" + part + ">\n  arrived at " + this, part, body());
        }
        return this;
    }

    /**
     * @param pointer  for instance {@code /vehicle/make}
     * @param expected a text, number, boolean or null
     */
    public Arrival hasJson(String pointer, Object expected) {
        return same(
                pointer,
                JSON.valueToTree(expected).toString(),
                json().at(pointer).toString());
    }

    public Arrival hasHeader(String name, Object expected) {
        return same("header " + name, expected, header(name));
    }

    private Arrival same(String what, Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionFailedError(
                    "expected " + what + " to be <" + expected + ">, but it is <" + actual + ">\n  arrived at " + this,
                    expected,
                    actual);
        }
        return this;
    }

    @Override
    public String toString() {
        return endpoint + ": " + StringUtils.abbreviate(String.valueOf(body()), SHOWN);
    }
}
