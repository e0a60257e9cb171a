package io.signalpost.startup;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import io.signalpost.eventlog.EventLog;
import io.signalpost.observe.ManagementProperties;
import io.signalpost.observe.login.Users;
import io.signalpost.startup.route.RouteFiles;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where everything is once the application is ready. */
@Component
@Order(0)
class StartSummary implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger(StartSummary.class);

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        ApplicationContext context = event.getApplicationContext();
        Environment settings = context.getEnvironment();
        log.info(
                "Signalpost {} is ready", context.getBean(BuildProperties.class).getVersion());
        log.info("callback      {}", callbacks(context, settings));
        ManagementProperties management = context.getBean(ManagementProperties.class);
        log.info(
                "management    {}://{}:{}/ (console), /observe/health, /observe/destinations, /observe/metrics{}",
                management.sslBundle().isPresent() ? "https" : "http",
                management.managementAddress().getHostAddress(),
                settings.getProperty("local.server.port"),
                context.getBean(Users.class).loginRequired() ? " (with password)" : "");
        log.info(
                "data          {}",
                Path.of(settings.getRequiredProperty("signalpost.data-dir"))
                        .toAbsolutePath()
                        .normalize());
        RouteFiles files = RouteFiles.inUse(settings);
        log.info("routes        {}", files.summary());
        log.info("kamelets      {}", files.summaryOfKamelets());
        log.info("destinations  {}", destinations(context.getBean(EventLog.class)));
    }

    private static String callbacks(ApplicationContext context, Environment settings) {
        String scheme = settings.getProperty("signalpost.ssl.bundle", "").isBlank() ? "http://" : "https://";
        String origin = scheme + settings.getProperty("signalpost.address") + ":"
                + context.getBean(PlatformHttpEngine.class).getServerPort();
        List<String> paths = context
                .getBean(CamelContext.class)
                .getComponent("platform-http", PlatformHttpComponent.class)
                .getHttpEndpoints()
                .stream()
                .map(endpoint -> endpoint.getUri())
                .sorted()
                .toList();
        return origin + String.join(", ", paths);
    }

    private static String destinations(EventLog eventLog) {
        return eventLog.destinations().all().stream()
                .map(destination -> destination.name() + " " + destination.state())
                .collect(Collectors.collectingAndThen(Collectors.joining(", "), all -> all.isEmpty() ? "none" : all));
    }
}
