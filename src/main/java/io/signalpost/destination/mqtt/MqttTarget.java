package io.signalpost.destination.mqtt;

import java.net.URI;
import java.util.Map;

import io.signalpost.destination.SingleLine;
import io.signalpost.destination.WrongSetting;
import io.signalpost.event.VehicleEvent;
import org.apache.commons.lang3.StringUtils;

/**
 * Where an event is published to.
 *
 * @param server as the client writes it, {@code tcp://host:port} or {@code ssl://host:port}
 * @param topic  with <code>{vehicle}</code> and <code>{type}</code>
 */
record MqttTarget(String server, String topic) {

    private static final Map<String, String> SCHEMES = Map.of("mqtt", "tcp", "mqtts", "ssl");
    private static final String EXAMPLE = "; write for instance mqtts://broker.example.com:8883";

    /** @throws IllegalArgumentException saying what to write; of the URL nothing is repeated */
    static MqttTarget of(MqttProperties properties) {
        if (StringUtils.isBlank(properties.url())) {
            throw wrong("url", "is not set" + EXAMPLE);
        }
        if (StringUtils.isBlank(properties.topic()) || properties.topic().matches(".*[+#\\x00].*")) {
            throw wrong("topic", "must be a name without + and #, for instance smartcar/{vehicle}/{type}");
        }
        String other = StringUtils.substringBetween(
                properties.topic().replace("{vehicle}", "").replace("{type}", ""), "{", "}");
        if (other != null) {
            throw wrong("topic", "has {" + other + "}; there are {vehicle} and {type}");
        }
        if (properties.timeout().toMillis() < 1) {
            throw wrong("timeout", "must be above zero; write for instance 10s");
        }
        return new MqttTarget(
                server(properties.url().strip()), properties.topic().strip());
    }

    /** What would be another level, or a wildcard, in the text of an event becomes {@code _}. */
    String topicOf(VehicleEvent event) {
        return topic.replace("{vehicle}", level(event.vehicle().id())).replace("{type}", level(event.type()));
    }

    private static String level(String text) {
        String level = SingleLine.of(text, 128).replaceAll("[/+#]", "_");
        return level.isEmpty() ? "none" : level;
    }

    private static String server(String url) {
        try {
            URI uri = URI.create(url);
            String scheme = SCHEMES.get(StringUtils.defaultString(uri.getScheme()));
            if (scheme != null && uri.getHost() != null && uri.getPort() > 0 && uri.getUserInfo() == null) {
                return scheme + "://" + uri.getHost() + ":" + uri.getPort();
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        throw wrong("url", "is no mqtt or mqtts address with host and port" + EXAMPLE);
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return WrongSetting.of("destination.mqtt." + name, what);
    }
}
