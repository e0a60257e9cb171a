package io.signalpost.startup.setting;

import java.util.HashMap;
import java.util.Map;

import io.signalpost.startup.route.RouteFiles;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** Puts {@code framework.properties} below every other source of settings, whoever starts the application. */
public final class FrameworkDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        FormerSettings.carryOver(environment);
        Map<String, Object> defaults = new HashMap<>();
        EnumerablePropertySource<?> file = PackagedSettings.load().framework();
        for (String key : file.getPropertyNames()) {
            defaults.put(key, file.getProperty(key));
        }
        defaults.put(RouteFiles.PATTERN_KEY, RouteFiles.defaultPattern());
        defaults.put(
                RouteFiles.KAMELETS_KEY,
                RouteFiles.kamelets(environment.getProperty(RouteFiles.PATTERN_KEY, RouteFiles.defaultPattern())));
        DefaultPropertiesPropertySource.addOrMerge(defaults, environment.getPropertySources());
    }
}
