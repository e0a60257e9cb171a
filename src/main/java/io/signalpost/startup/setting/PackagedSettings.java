package io.signalpost.startup.setting;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * The defaults as the jar carries them.
 *
 * @param documented the first document of {@code application.properties}; those after it are for profiles
 * @param framework  {@code framework.properties}
 */
public record PackagedSettings(EnumerablePropertySource<?> documented, EnumerablePropertySource<?> framework) {

    public static PackagedSettings load() {
        return new PackagedSettings(read("application.properties"), read("framework.properties"));
    }

    public boolean has(String key) {
        return documented.containsProperty(key);
    }

    /** Whether setting the key to this value changes nothing: in a copied file that is no mistake. */
    boolean sets(String key, Object value) {
        return has(key) && String.valueOf(documented.getProperty(key)).equals(String.valueOf(value));
    }

    private static EnumerablePropertySource<?> read(String file) {
        try {
            return (EnumerablePropertySource<?>) new PropertiesPropertySourceLoader()
                    .load(file, new ClassPathResource(file))
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
