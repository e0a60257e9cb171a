package io.signalpost.destination.amqp;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;

import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * What {@code routes/amqp.camel.yaml} and other routes to this broker refer to: made when the first route is, connected with
 * its first event.
 */
@Configuration(proxyBeanMethods = false)
@Lazy
class AmqpConfiguration {

    /**
     * One connection, with a session for each event that is under way, as long as it lasts. Not declared as the pool that it is:
     * Spring looks through declared types at each start, and would load the client for that.
     */
    @Bean(name = "destination-amqp", destroyMethod = "stop")
    ConnectionFactory connections(AmqpProperties properties) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(AmqpBroker.client(properties));
        pool.setMaxConnections(1);
        // Not every broker takes messages for any address by one link.
        pool.setUseAnonymousProducers(false);
        pool.setExplicitProducerCacheSize(1);
        return pool;
    }

    @Bean("destination-amqp-address")
    Destination address(AmqpProperties properties) {
        return AmqpBroker.address(properties);
    }
}
