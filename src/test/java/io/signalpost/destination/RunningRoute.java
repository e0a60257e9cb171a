package io.signalpost.destination;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.signalpost.event.EventHeaders;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.EventLogEndpoint;
import io.signalpost.eventlog.store.EventLogProperties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultConsumer;
import org.apache.commons.lang3.StringUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** One route file as it ships, with its real beans and properties, read from an event log that stays empty: the test delivers. */
public final class RunningRoute implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningRoute(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * @param properties {@code key=value}, the later ones before the earlier, on top of {@code application.properties} with no
     *                   other destination on
     */
    public static RunningRoute start(Path dataDir, String routeFile, String... properties) {
        Map<String, String> args = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(
                                "camel.main.routes-include-pattern=file:" + routeFile,
                                "signalpost.data-dir=" + dataDir,
                                "management.endpoint.health.validate-group-membership=false",
                                "destination.database.enabled=" + routeFile.contains("database")),
                        Stream.of(properties))
                .forEach(property -> args.put(StringUtils.substringBefore(property, "="), "--" + property));
        SpringApplication application = new SpringApplication(OneRoute.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setInitializers(application.getInitializers().stream()
                .filter(initializer -> !initializer.getClass().getName().contains(".startup.")) // they want all routes
                .toList());
        return new RunningRoute(application.run(args.values().toArray(String[]::new)));
    }

    /** Hands one event to the route and returns what left it, null when it delivered. */
    public Exception deliver(String destination, VehicleEvent event) throws Exception {
        Map<String, Object> headers = new HashMap<>();
        headers.put(EventHeaders.EVENT_ID, event.id());
        headers.put(EventHeaders.EVENT_TYPE, event.type());
        headers.put(EventHeaders.MODE, event.mode());
        if (event.vehicle().id() != null) {
            headers.put(EventHeaders.VEHICLE_ID, event.vehicle().id());
        }
        if (event.replayed()) {
            headers.put(EventHeaders.REPLAYED, "true");
        }
        return deliver(destination, event, headers);
    }

    /** Hands one batch to the route and returns what left it, null when it delivered. */
    public Exception deliver(String destination, List<VehicleEvent> batch) throws Exception {
        return deliver(destination, batch, new HashMap<>());
    }

    private Exception deliver(String destination, Object body, Map<String, Object> headers) throws Exception {
        DefaultConsumer consumer = (DefaultConsumer) route(destination).getConsumer();
        Exchange exchange = consumer.createExchange(true);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(headers);
        consumer.getProcessor().process(exchange);
        return exchange.getException();
    }

    /** What the route reads from. */
    public EventLogEndpoint endpoint(String destination) {
        return (EventLogEndpoint) route(destination).getEndpoint();
    }

    private Route route(String destination) {
        return context.getBean(CamelContext.class).getRoute(destination);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }

    // No @Configuration: the scan of the whole application, in other tests, must not find it.
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan
    @EnableConfigurationProperties(EventLogProperties.class)
    @ComponentScan
    static class OneRoute {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        EventLog eventLog(EventLogProperties properties, Clock clock) {
            return new EventLog(properties, clock);
        }
    }
}
