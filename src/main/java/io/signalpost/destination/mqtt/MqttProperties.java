package io.signalpost.destination.mqtt;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The broker the {@code mqtt} destination publishes to. Checked when the destination is on ({@link MqttTarget}).
 *
 * @param url      {@code mqtt://host:port}, or {@code mqtts} for TLS
 * @param topic    in which <code>{vehicle}</code> and <code>{type}</code> stand for those of the event
 * @param clientId null or empty for one of chance
 * @param username empty for a broker that wants no login
 * @param timeout  until an event is acknowledged, and for connecting
 */
@ConfigurationProperties("destination.mqtt")
public record MqttProperties(
        String url,
        @DefaultValue("smartcar/{vehicle}/{type}") String topic,
        String clientId,
        String username,
        String password,
        @DefaultValue("10s") Duration timeout) {

    /** @throws IllegalArgumentException saying what to write */
    public void check() {
        MqttTarget.of(this);
    }

    /** Without the login. */
    @Override
    public String toString() {
        return "MqttProperties[" + topic + "]";
    }
}
