package io.signalpost.observe.alert;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import io.signalpost.destination.mail.EmailProperties;
import io.signalpost.eventlog.EventLog;
import io.signalpost.observe.Readiness;
import io.signalpost.observe.loss.LossWatch;
import io.signalpost.outbound.ExchangeLimits;
import io.signalpost.outbound.HttpClients;
import org.apache.camel.builder.RouteBuilder;
import org.apache.commons.lang3.StringUtils;
import org.apache.hc.client5.http.classic.HttpClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Alerts by mail and webhook, when there is somebody to tell. */
@Configuration(proxyBeanMethods = false)
@Conditional(AlertsOn.class)
class AlertsConfiguration {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Bean
    RouteBuilder alertsRoute(
            EventLog eventLog,
            Readiness readiness,
            LossWatch losses,
            AlertsProperties properties,
            EmailProperties email,
            Clock clock,
            @Value("${signalpost.data-dir}") Path dataDir) {
        String host =
                StringUtils.substringAfter(ManagementFactory.getRuntimeMXBean().getName(), "@");
        NodeConditions ofNode = new NodeConditions(readiness, losses, clock, host);
        LogConditions ofLog = new LogConditions(eventLog, losses::openOutages);
        Watched node =
                new Watched(() -> true, ofNode::alerts, new NodeMemory(dataDir.resolve("alerts.properties"), host));
        Watched shared = new Watched(
                () -> !eventLog.store().isShared() || eventLog.destinations().isFirstNode(),
                ofLog::alerts,
                new LogMemory(eventLog.store()));
        return new AlertsRoute(
                new AlertWatch(node, properties, clock, host),
                new AlertWatch(shared, properties, clock, host),
                properties,
                email.from());
    }

    @Bean("alerts-webhook")
    @Lazy
    HttpClient alertsWebhook(AlertsProperties properties) {
        return HttpClients.blocking(
                        new ExchangeLimits(TIMEOUT, TIMEOUT.toSeconds() + "s", 0), AlertSettings.guard(properties))
                .build();
    }
}
