package io.signalpost.startup.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.signalpost.authoring.route.SetupFinding;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/**
 * A file of settings as it is now, while the receiver goes by what it was at the start.
 *
 * @param documents of it that no profile is needed for
 */
public record SavedSettings(List<PropertySource<?>> documents) {

    private static final String NAME = "settings since the start";
    private static final String PROFILE = "spring.config.activate.on-profile";

    /** @param file that need not be there */
    public static SavedSettings read(Path file) {
        try {
            return new SavedSettings(
                    Files.exists(file)
                            ? new PropertiesPropertySourceLoader()
                                    .load(NAME, new FileSystemResource(file)).stream()
                                            .filter(document -> !document.containsProperty(PROFILE))
                                            .toList()
                            : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets routes have those of these settings that the start did not have, and so no bean has read. */
    public void offer(ConfigurableEnvironment environment, Set<String> keys) {
        MutablePropertySources sources = environment.getPropertySources();
        sources.remove(NAME);
        Map<String, Object> since = new LinkedHashMap<>();
        for (PropertySource<?> document : documents) {
            Map<?, ?> settings = (Map<?, ?>) document.getSource();
            keys.stream()
                    .filter(key -> settings.containsKey(key) && !environment.containsProperty(key))
                    .forEach(key -> since.put(key, settings.get(key)));
        }
        sources.addLast(new OriginTrackedMapPropertySource(NAME, since));
    }

    /** Warnings of what a start would refuse: settings of a route that is gone, for instance. */
    public List<SetupFinding> unread(KnownKeys known) {
        StandardEnvironment environment = new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources none) {}
        };
        for (int i = 0; i < documents.size(); i++) {
            PropertySource<?> document = documents.get(i);
            environment.getPropertySources().addFirst(new OriginTrackedMapPropertySource(NAME + i, (Map<?, ?>)
                    document.getSource()));
        }
        ConfigurationPropertySources.attach(environment);
        List<SetupFinding> warnings = new ArrayList<>();
        new SettingsCheck(known, PackagedSettings.load())
                .check(
                        environment,
                        error -> warnings.add(SetupFinding.warning(
                                error.rule(),
                                error.place(),
                                error.what(),
                                "remove or mend it before the next start, which would refuse it")));
        return warnings;
    }
}
