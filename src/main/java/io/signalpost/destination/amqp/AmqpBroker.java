package io.signalpost.destination.amqp;

import java.net.URI;
import java.util.Map;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;

import io.signalpost.destination.WrongSetting;
import org.apache.commons.lang3.StringUtils;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.JmsQueue;
import org.apache.qpid.jms.JmsTopic;

/** Makes of the settings what the client needs, and says what is wrong with them. */
final class AmqpBroker {

    private static final Map<String, Integer> PORTS = Map.of("amqp", 5672, "amqps", 5671);
    private static final String EXAMPLE = "; write for instance amqps://broker.example.com:5671";

    /** Netty's native transports are not in the jar. */
    private static final String OPTIONS =
            "?transport.useEpoll=false&transport.useKQueue=false&transport.connectTimeout=";

    private AmqpBroker() {}

    /** @throws IllegalArgumentException as {@link #server} */
    static ConnectionFactory client(AmqpProperties properties) {
        long timeout = properties.timeout().toMillis();
        JmsConnectionFactory client = new JmsConnectionFactory(server(properties) + OPTIONS + timeout);
        client.setConnectTimeout(timeout);
        client.setRequestTimeout(timeout);
        client.setSendTimeout(timeout);
        client.setCloseTimeout(timeout);
        if (StringUtils.isNotBlank(properties.username())) {
            client.setUsername(properties.username());
            client.setPassword(StringUtils.defaultString(properties.password()));
        }
        return client;
    }

    /** @throws IllegalArgumentException saying what to write */
    static Destination address(AmqpProperties properties) {
        if (StringUtils.isBlank(properties.address())) {
            throw wrong("address", "is not set; write the name of the queue, for instance vehicle-events");
        }
        String address = properties.address().strip();
        return properties.kind() == AmqpProperties.Kind.TOPIC ? new JmsTopic(address) : new JmsQueue(address);
    }

    /**
     * With its port.
     *
     * @throws IllegalArgumentException saying what to write; of the URL nothing is repeated
     */
    static URI server(AmqpProperties properties) {
        if (StringUtils.isBlank(properties.url())) {
            throw wrong("url", "is not set" + EXAMPLE);
        }
        if (properties.timeout().toMillis() < 1) {
            throw wrong("timeout", "must be above zero; write for instance 10s");
        }
        try {
            URI uri = URI.create(properties.url().strip());
            Integer port = PORTS.get(StringUtils.defaultString(uri.getScheme()));
            if (port != null && uri.getHost() != null && uri.getUserInfo() == null && uri.getRawQuery() == null) {
                return URI.create(
                        uri.getScheme() + "://" + uri.getHost() + ":" + (uri.getPort() == -1 ? port : uri.getPort()));
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        throw wrong("url", "is no amqp or amqps address with a host, and no more than a port behind it" + EXAMPLE);
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return WrongSetting.of("destination.amqp." + name, what);
    }
}
