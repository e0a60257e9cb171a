package io.signalpost.observe.loss;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.eventlog.EventLog;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The watch over losses: its timer, and where it tells what it has found. */
@Configuration(proxyBeanMethods = false)
class LossConfiguration {

    @Bean
    LossWatch lossWatch(EventLog eventLog, LossWatchProperties properties, MeterRegistry meters, Clock clock) {
        return new LossWatch(eventLog.heartbeat(), new LossMetrics(meters), clock, properties.tolerated());
    }

    /** Camel starts timers last: by the first heartbeat events can come in. */
    @Bean
    RouteBuilder watchLossRoute(LossWatch watch, LossWatchProperties properties) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:watch-loss?delay=0&period=" + properties.heartbeat().toMillis())
                        .routeId("watch-loss")
                        .routeConfigurationId("housekeeping")
                        .description("Writes a heartbeat through the event log and tells what a pause has cost.")
                        .process(exchange -> watch.beat());
            }
        };
    }

    @Bean
    HealthIndicator lossWindowHealthIndicator(LossWatch watch, Clock clock) {
        return new LossHealthIndicator(watch, clock);
    }
}
