package io.signalpost.destination.kafka;

import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code routes/kafka.camel.yaml} refers to: what makes the client, and what makes messages of events. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("destination.kafka.enabled")
class KafkaConfiguration {

    @Bean("destination-kafka")
    KafkaClients clients(KafkaProperties properties) {
        return new KafkaClients(KafkaSettings.producer(properties));
    }

    @Bean("destination-kafka-batch")
    KafkaBatch batch(KafkaProperties properties, CamelContext camel) {
        return new KafkaBatch(camel, properties.maxRequestSize().toBytes());
    }
}
