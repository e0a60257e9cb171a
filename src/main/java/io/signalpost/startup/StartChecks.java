package io.signalpost.startup;

import io.signalpost.observe.ManagementProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks through routes and settings before anything is built on them. */
final class StartChecks implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        RouteFiles routes = RouteFiles.inUse(environment);
        new RouteCheck(routes, environment).check();
        new SettingsCheck(KnownKeys.of(routes), PackagedSettings.load()).check(environment);
        FormerSettings.tell(environment);
        // before Spring Boot reads the same values, which would complain of its own server.port
        Binder.get(environment).bindOrCreate("signalpost", ManagementProperties.class);
    }
}
