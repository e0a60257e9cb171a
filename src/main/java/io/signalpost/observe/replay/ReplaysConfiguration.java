package io.signalpost.observe.replay;

import java.time.Clock;

import io.signalpost.eventlog.EventLog;
import io.signalpost.observe.Inquiries;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an operator orders to be replayed, and what goes on with it. */
@Configuration(proxyBeanMethods = false)
class ReplaysConfiguration {

    @Bean
    Replays replays(EventLog eventLog, Inquiries inquiries, Clock clock) {
        return new Replays(eventLog, inquiries, clock);
    }

    @Bean(destroyMethod = "close")
    ReplayRunner replayRunner(EventLog eventLog) {
        return new ReplayRunner(eventLog);
    }

    @Bean
    RouteBuilder replayRoute(ReplayRunner runner) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:replay-events?delay=1000&period=250")
                        .routeId("replay-events")
                        .routeConfigurationId("housekeeping")
                        .description("Puts events before destinations again, for the replays that run.")
                        .process(exchange -> runner.goOn());
            }
        };
    }
}
