package io.signalpost.observe.history;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.eventlog.EventLog;
import io.signalpost.observe.Inquiries;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The history, and the timer that writes it. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    History history(EventLog eventLog, Inquiries inquiries, Clock clock) {
        return new History(eventLog.store(), inquiries, clock);
    }

    @Bean
    RecentAnswers recentAnswers(MeterRegistry meters) {
        return new RecentAnswers(meters);
    }

    @Bean
    RouteBuilder recordHistoryRoute(History history, RecentAnswers answers) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:record-history?delay=0&period=60s")
                        .routeId("record-history")
                        .routeConfigurationId("housekeeping")
                        .description("Notes once a minute how far the event log and its destinations are.")
                        .process(exchange -> {
                            answers.mark();
                            history.record();
                        });
            }
        };
    }
}
