package io.signalpost.startup;

import java.nio.file.Files;
import java.nio.file.Path;

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
        requireTemporaryFolder();
        RouteFiles routes = RouteFiles.inUse(environment);
        new RouteCheck(routes, environment).check();
        new SettingsCheck(KnownKeys.of(routes), PackagedSettings.load()).check(environment);
        FormerSettings.tell(environment);
        // before Spring Boot reads the same values, which would complain of its own server.port
        Binder.get(environment).bindOrCreate("signalpost", ManagementProperties.class);
    }

    /** Where the management port and SQLite unpack what they need. */
    private static void requireTemporaryFolder() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new StartRefused("java.io.tmpdir: " + folder + " is no folder that can be written to; start with"
                    + " -Djava.io.tmpdir=<a folder that can>");
        }
    }
}
