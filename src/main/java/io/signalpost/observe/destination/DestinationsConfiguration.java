package io.signalpost.observe.destination;

import java.time.Clock;

import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Test events, and the counts of a route's steps, which Camel finds as a bean before it makes the routes. */
@Configuration(proxyBeanMethods = false)
class DestinationsConfiguration {

    @Bean
    TestEvents testEvents(CamelContext camel, Clock clock) {
        return new TestEvents(camel, clock);
    }

    @Bean
    StepCounts stepCounts() {
        return new StepCounts();
    }
}
