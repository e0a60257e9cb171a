package io.signalpost.webhook.refused;

import java.time.Clock;

import io.signalpost.eventlog.EventLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps refused requests beside the events. */
@Configuration(proxyBeanMethods = false)
class RefusedRequestsConfiguration {

    @Bean
    RefusedRequests refusedRequests(RefusedRequestsProperties bounds, EventLog eventLog, Clock clock) {
        return new RefusedRequests(bounds, eventLog.store(), clock);
    }
}
