package io.signalpost.destination.amqp;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The broker the {@code amqp} destination sends to. Checked when the destination is on ({@link AmqpBroker}).
 *
 * @param url      {@code amqp://host:port}, or {@code amqps} for TLS
 * @param address  of the queue or topic, as the broker writes it
 * @param username empty for a broker that wants no login
 * @param timeout  until a message is settled, and for connecting
 */
@ConfigurationProperties("destination.amqp")
public record AmqpProperties(
        String url,
        String address,
        @DefaultValue("queue") Kind kind,
        String username,
        String password,
        @DefaultValue("10s") Duration timeout) {

    /** What the address is to be where the broker makes it: {@code QUEUE}, for one reader each; {@code TOPIC}, for all. */
    public enum Kind {
        QUEUE,
        TOPIC
    }

    /** @throws IllegalArgumentException saying what to write */
    public void checkServer() {
        AmqpBroker.server(this);
    }

    /** @throws IllegalArgumentException saying what to write */
    public void checkAddress() {
        AmqpBroker.address(this);
    }

    /** Without the login. */
    @Override
    public String toString() {
        return "AmqpProperties[" + kind + " " + address + "]";
    }
}
