package io.signalpost.destination.mqtt;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code routes/mqtt.camel.yaml} refers to; it connects with the first event. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("destination.mqtt.enabled")
class MqttConfiguration {

    @Bean("destination-mqtt")
    MqttPublisher publisher(MqttProperties properties) {
        return new MqttPublisher(MqttTarget.of(properties), properties);
    }
}
