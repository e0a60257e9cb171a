package io.signalpost.startup;

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
        checkPort(environment, "signalpost.management-port");
    }

    /** This one no class of ours reads, only Spring Boot, which would complain of its own {@code server.port}. */
    private static void checkPort(ConfigurableEnvironment environment, String key) {
        String port = environment.getRequiredProperty(key);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new StartRefused(
                    WrongValue.at(environment, key) + " must be a number from 0 to 65535, for instance 9876");
        }
    }
}
