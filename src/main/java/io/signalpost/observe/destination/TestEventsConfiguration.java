package io.signalpost.observe.destination;

import java.time.Clock;

import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Test events, for what an operator does about destinations. */
@Configuration(proxyBeanMethods = false)
class TestEventsConfiguration {

    @Bean
    TestEvents testEvents(CamelContext camel, Clock clock) {
        return new TestEvents(camel, clock);
    }
}
