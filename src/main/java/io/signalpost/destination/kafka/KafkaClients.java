package io.signalpost.destination.kafka;

import java.util.Map;
import java.util.Properties;

import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.kafka.clients.producer.Producer;

/** Makes the producer of our settings, so that none of them is in an endpoint's URI: a login may be among them. */
final class KafkaClients extends DefaultKafkaClientFactory {

    private final Map<String, Object> settings;

    KafkaClients(Map<String, Object> settings) {
        this.settings = settings;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Producer getProducer(Properties ofTheEndpoint) {
        Properties all = new Properties();
        all.putAll(settings);
        return new RenewedProducer(() -> super.getProducer(all)).producer();
    }

    /** They are among the settings. */
    @Override
    public String getBrokers(KafkaConfiguration ofTheEndpoint) {
        return null;
    }
}
