package io.signalpost.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;

import org.apache.qpid.jms.JmsConnectionFactory;

/** Takes messages out of a queue of an AMQP 1.0 broker, as a plain client does. */
public final class AmqpReader {

    private static final long PATIENCE = 30_000;

    /** Asks for nothing beyond what has come, which RabbitMQ 3 does not survive. */
    private static final String LOCAL = "?jms.receiveLocalOnly=true";

    private AmqpReader() {}

    /** As soon as so many different events have come. */
    public static List<BytesMessage> messages(String url, String queue, int events) throws JMSException {
        List<BytesMessage> messages = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        try (Connection connection = new JmsConnectionFactory("guest", "guest", url + LOCAL).createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            while (ids.size() < events) {
                BytesMessage message = (BytesMessage) consumer.receive(PATIENCE);
                if (message == null) {
                    throw new AssertionError("only " + ids.size() + " of " + events + " events came");
                }
                messages.add(message);
                ids.add(message.getStringProperty("SmartcarEventId"));
            }
        }
        return messages;
    }
}
