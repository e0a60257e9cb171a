package io.signalpost.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.signalpost.eventlog.EventLog;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the management port listens, and the metrics of the event log and its destinations. */
@Configuration(proxyBeanMethods = false)
class ObserveConfiguration {

    @Bean
    Inquiries inquiries(EventLog eventLog) {
        return new Inquiries(eventLog);
    }

    @Bean
    Readiness readiness(HealthEndpoint health) {
        return new Readiness(health);
    }

    @Bean
    MeterBinder readinessMetrics(Readiness readiness) {
        return meters -> Gauge.builder("signalpost.ready", readiness, it -> it.isReady() ? 1 : 0)
                .description("1 when webhooks can be taken and kept, 0 when the readiness probe fails")
                .register(meters);
    }

    /** Spring Boot takes a blank address, which an unset variable of a container gives, for every network there is. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> managementAddress(ManagementProperties management) {
        return server -> {
            server.setAddress(management.managementAddress());
            management.sslBundle().map(Ssl::forBundle).ifPresent(server::setSsl);
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatErrors() {
        return tomcat -> tomcat.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(TomcatErrorAnswer.class.getName()));
    }

    @Bean
    DestinationMetrics destinationMetrics(EventLog eventLog, MeterRegistry meters) {
        return new DestinationMetrics(eventLog, meters);
    }

    /** Not before the routes have started: it is they that make their destinations known. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> destinationMetricsFirstReading(DestinationMetrics metrics) {
        return ready -> metrics.ledgers();
    }

    @Bean
    MeterBinder eventLogMetrics(EventLog eventLog) {
        return meters -> {
            Gauge.builder("signalpost.event.log.queued", eventLog, EventLog::queued)
                    .description("Writes that wait for the disk")
                    .register(meters);
            Gauge.builder("signalpost.event.log.size", eventLog, EventLog::size)
                    .description("What the log takes, as of the last look at what may go")
                    .baseUnit("bytes")
                    .register(meters);
            FunctionCounter.builder("signalpost.event.log.commits", eventLog, EventLog::commits)
                    .description("Transactions committed; events per commit say how well writes share them")
                    .register(meters);
        };
    }
}
