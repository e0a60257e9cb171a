package io.signalpost.startup.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;

/**
 * What {@link SecretsAsWritten} does for environment variables, for files of which each is a setting: credentials of systemd,
 * secrets that Kubernetes mounts, and whatever else {@code spring.config.import=configtree:} reads. Spring expands such a file for
 * some who ask and not for others. It comes when the files are known.
 */
@Order(ConfigDataEnvironmentPostProcessor.ORDER + 1)
final class SecretFilesAsWritten implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        MutablePropertySources sources = environment.getPropertySources();
        List.copyOf(sources.stream().toList()).forEach(source -> {
            if (source instanceof ConfigTreePropertySource tree) {
                sources.replace(
                        tree.getName(), new OriginTrackedMapPropertySource(tree.getName(), settings(tree), true));
            }
        });
    }

    private static Map<String, Object> settings(ConfigTreePropertySource tree) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String name : tree.getPropertyNames()) {
            String value = String.valueOf(tree.getProperty(name));
            settings.put(
                    name,
                    OriginTrackedValue.of(
                            SecretsAsWritten.isSecret(name) ? SecretsAsWritten.escaped(value) : value,
                            tree.getOrigin(name)));
        }
        return settings;
    }
}
