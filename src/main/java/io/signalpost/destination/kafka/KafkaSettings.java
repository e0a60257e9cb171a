package io.signalpost.destination.kafka;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.signalpost.destination.WrongSetting;
import org.apache.commons.lang3.StringUtils;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the properties of Kafka's producer of our settings, and says what is wrong with these. */
final class KafkaSettings {

    private static final Pattern BROKERS = Pattern.compile("\\s*[^\\s,:]+:\\d{1,5}\\s*(,\\s*[^\\s,:]+:\\d{1,5}\\s*)*");
    private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

    private KafkaSettings() {}

    /** @throws IllegalArgumentException saying what to write; values of the client's own properties are left out */
    static Map<String, Object> producer(KafkaProperties settings) {
        if (StringUtils.isBlank(settings.brokers())
                || !BROKERS.matcher(settings.brokers()).matches()) {
            throw wrong(
                    "brokers",
                    settings.brokers(),
                    "host and port of some brokers, for instance kafka-1.example.com:9092");
        }
        if (StringUtils.isBlank(settings.topic())
                || !TOPIC.matcher(settings.topic()).matches()) {
            throw wrong("topic", settings.topic(), "letters, digits, dots, _ and -, for instance vehicle-events");
        }
        if (settings.timeout().toMillis() < 1) {
            throw wrong("timeout", settings.timeout().toString(), "a time above zero, for instance 10s");
        }
        Map<String, Object> producer = new HashMap<>(ours(settings));
        settings.client().forEach((name, value) -> {
            if (ours(settings).containsKey(name)) {
                throw new IllegalArgumentException("destination.kafka.client." + name
                        + " is set by Signalpost, so that no event is lost; take it out");
            }
            if (!known().contains(name)) {
                throw new IllegalArgumentException("destination.kafka.client." + name
                        + " is no property of Kafka's producer that fits here; see Kafka's documentation");
            }
            producer.put(name, value);
        });
        check(producer);
        return producer;
    }

    /** What decides whether events arrive once acknowledged, in order, and how long one may take. */
    private static Map<String, Object> ours(KafkaProperties settings) {
        int timeout = Math.toIntExact(settings.timeout().toMillis());
        Map<String, Object> ours = new HashMap<>();
        ours.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
        ours.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        ours.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        ours.put(ProducerConfig.ACKS_CONFIG, "all");
        ours.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        ours.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        ours.put(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                settings.compression().name().toLowerCase(Locale.ROOT));
        ours.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Math.toIntExact(settings.maxRequestSize().toBytes()));
        // The event log does the waiting: a batch comes whole, and a broker that is away is to be known as such.
        ours.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        ours.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        ours.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        ours.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        return ours;
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(ProducerConfig.configNames());
        known.add(SaslConfigs.SASL_JAAS_CONFIG);
        known.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        return known;
    }

    private static void check(Map<String, Object> producer) {
        try {
            new ProducerConfig(producer);
        } catch (ConfigException refused) {
            String name = StringUtils.substringBetween(refused.getMessage() + " ", " for configuration ", ":");
            throw new IllegalArgumentException("destination.kafka.client"
                    + (name == null ? " has a value" : "." + name + " is a value")
                    + " that Kafka's producer does not take");
        }
    }

    private static IllegalArgumentException wrong(String name, String value, String right) {
        return WrongSetting.of(
                "destination.kafka." + name,
                "is " + (StringUtils.isBlank(value) ? "not set" : "'" + value + "'") + "; write " + right);
    }
}
