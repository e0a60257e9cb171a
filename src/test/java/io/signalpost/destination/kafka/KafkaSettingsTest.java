package io.signalpost.destination.kafka;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaSettingsTest {

    /** As docs/destinations/kafka.md writes them. */
    @Test
    void propertiesOfTheClientComeAsEnvironmentVariablesToo() {
        Map<String, Object> producer = KafkaSettings.producer(bound(Map.of(
                "DESTINATION_KAFKA_BROKERS", "kafka-1.example.com:9092, kafka-2.example.com:9092",
                "DESTINATION_KAFKA_TOPIC", "vehicle-events",
                "DESTINATION_KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_SSL",
                "DESTINATION_KAFKA_CLIENT_SASL_MECHANISM", "SCRAM-SHA-512",
                "DESTINATION_KAFKA_CLIENT_SASL_JAAS_CONFIG", "a.Module required password=\"a+b/c=&%\";")));

        assertThat(producer)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry("sasl.jaas.config", "a.Module required password=\"a+b/c=&%\";");
    }

    @Test
    void nobodyLosesAnEventByDefault() {
        Map<String, Object> producer = KafkaSettings.producer(
                bound(Map.of("DESTINATION_KAFKA_BROKERS", "kafka:9092", "DESTINATION_KAFKA_TOPIC", "vehicle-events")));

        assertThat(producer)
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("max.block.ms", 10_000)
                .containsEntry("delivery.timeout.ms", 10_000);
    }

    @Test
    void theLoginIsNotShown() {
        assertThat(bound(Map.of("DESTINATION_KAFKA_CLIENT_SASL_JAAS_CONFIG", "secret")))
                .asString()
                .doesNotContain("secret");
    }

    private static KafkaProperties bound(Map<String, Object> variables) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return new Binder(ConfigurationPropertySources.from(sources))
                .bindOrCreate("destination.kafka", KafkaProperties.class);
    }
}
