package io.signalpost.eventlog;

import java.time.Clock;

import io.signalpost.eventlog.store.EventLogProperties;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the event log for the application. */
@Configuration(proxyBeanMethods = false)
class EventLogConfiguration {

    @Bean
    EventLog eventLog(EventLogProperties properties, Clock clock) {
        return new EventLog(properties, clock);
    }

    @Bean
    CamelContextConfiguration filtersOfRoutesTellWhatTheyDropped() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                FilterStatus.addTo(context);
            }

            @Override
            public void afterApplicationStart(CamelContext context) {}
        };
    }
}
