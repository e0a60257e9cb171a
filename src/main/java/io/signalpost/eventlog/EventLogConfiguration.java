package io.signalpost.eventlog;

import java.time.Clock;

import io.signalpost.eventlog.store.EventLogProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the event log for the application. */
@Configuration(proxyBeanMethods = false)
class EventLogConfiguration {

    @Bean
    EventLog eventLog(EventLogProperties properties, Clock clock) {
        return new EventLog(properties, clock);
    }
}
