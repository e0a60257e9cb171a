package io.signalpost.destination;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.signalpost.event.VehicleEvent;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** One route file as it ships, with its real beans and properties, behind a {@link FakeEventLog}. */
final class RunningRoute implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final FakeEventLog eventLog;

    private RunningRoute(ConfigurableApplicationContext context) {
        this.context = context;
        this.eventLog = context.getBean(FakeEventLog.class);
    }

    /** @param properties {@code key=value}, on top of {@code application.properties} with no other destination on */
    static RunningRoute start(Path dataDir, String routeFile, String... properties) {
        List<String> args = new ArrayList<>(List.of(
                "--camel.main.routes-include-pattern=file:" + routeFile,
                "--signalpost.data-dir=" + dataDir,
                "--management.endpoint.health.validate-group-membership=false"));
        if (!routeFile.contains("database")) {
            args.add("--destination.database.enabled=false");
        }
        for (String property : properties) {
            args.add("--" + property);
        }
        SpringApplication application = new SpringApplication(OneRoute.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setInitializers(application.getInitializers().stream()
                .filter(initializer -> !initializer.getClass().getName().contains(".startup.")) // they want all routes
                .toList());
        return new RunningRoute(application.run(args.toArray(String[]::new)));
    }

    Exception deliver(String destination, VehicleEvent event) throws Exception {
        return eventLog.deliver(destination, event);
    }

    Exception deliver(String destination, List<VehicleEvent> batch) throws Exception {
        return eventLog.deliver(destination, batch);
    }

    FakeEventLog eventLog() {
        return eventLog;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }

    // No @Configuration: the scan of the whole application, in other tests, must not find it.
    @EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @ConfigurationPropertiesScan
    @Import({DatabaseConfiguration.class, SqsConfiguration.class, EmailConfiguration.class})
    static class OneRoute {

        @Bean("event-log")
        FakeEventLog eventLog() {
            return new FakeEventLog();
        }
    }
}
