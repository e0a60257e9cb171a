package io.signalpost.startup.setting;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.signalpost.authoring.route.Settings;
import io.signalpost.authoring.route.SourcePlace;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;

/** The settings of this start, wherever they come from. */
public record EnvironmentSettings(ConfigurableEnvironment environment, KnownKeys known) implements Settings {

    @Override
    public Optional<String> value(String key) {
        try {
            return Optional.ofNullable(environment.getProperty(key));
        } catch (IllegalArgumentException refersToOneThatIsNotSet) {
            return Optional.of("${…}"); // there is a value, and nobody knows it yet
        }
    }

    @Override
    public SourcePlace place(String key) {
        return property(key).map(it -> Origins.place(Origin.from(it))).orElse(SourcePlace.of(key));
    }

    @Override
    public boolean isDefault(String key) {
        return property(key).map(it -> Origins.packaged(Origin.from(it))).orElse(true);
    }

    /** As it is written, before what it refers to is put in; empty for what is not a text. */
    Optional<String> written(String key) {
        return property(key)
                .map(it -> it.getValue())
                .filter(CharSequence.class::isInstance)
                .map(String::valueOf);
    }

    private Optional<ConfigurationProperty> property(String key) {
        if (!ConfigurationPropertyName.isValid(key)) {
            return Optional.empty();
        }
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(ConfigurationPropertyName.of(key));
            if (property != null) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    @Override
    public Collection<String> keys() {
        Set<String> keys = new TreeSet<>();
        known.names().stream().filter(key -> value(key).isPresent()).forEach(keys::add);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource set) {
                set.stream()
                        .map(ConfigurationPropertyName::toString)
                        .filter(KnownKeys::ours)
                        .forEach(keys::add);
            }
        }
        return keys;
    }
}
