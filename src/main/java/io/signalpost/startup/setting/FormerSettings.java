package io.signalpost.startup.setting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * Settings that have been renamed: the former names go on working, and the start says so. The configuration metadata has
 * them too, so that they are known.
 */
public final class FormerSettings {

    private static final Logger log = LoggerFactory.getLogger(FormerSettings.class);

    /** The name of today by the former one. */
    private static final Map<String, String> RENAMED = Map.of(
            "signalpost.quarantine.max-count", "signalpost.refused.max-count",
            "signalpost.quarantine.max-size", "signalpost.refused.max-size",
            "signalpost.quarantine.max-age", "signalpost.refused.max-age");

    private FormerSettings() {}

    /** Has each former name mean the name of today, wherever it is set. There the name of today goes before it. */
    static void carryOver(ConfigurableEnvironment environment) {
        MutablePropertySources sources = environment.getPropertySources();
        for (PropertySource<?> source : List.copyOf(sources.stream().toList())) {
            ConfigurationPropertySource keys = ConfigurationPropertySource.from(source);
            if (keys != null && !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)) {
                Map<String, Object> values = new HashMap<>();
                RENAMED.forEach((former, now) -> {
                    ConfigurationProperty set = keys.getConfigurationProperty(ConfigurationPropertyName.of(former));
                    if (set != null) {
                        values.put(now, OriginTrackedValue.of(set.getValue(), set.getOrigin()));
                    }
                });
                if (!values.isEmpty()) {
                    sources.addAfter(
                            source.getName(),
                            new OriginTrackedMapPropertySource("former names of " + source.getName(), values));
                }
            }
        }
    }

    /** One line for each that is in use. */
    public static void tell(ConfigurableEnvironment environment) {
        RENAMED.forEach((former, now) -> {
            for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
                ConfigurationProperty set = source.getConfigurationProperty(ConfigurationPropertyName.of(former));
                if (set != null) {
                    log.warn(
                            "{}: {} is called {} now; the former name goes on working in this version only",
                            Origins.describe(set.getOrigin()),
                            former,
                            now);
                }
            }
        });
    }
}
