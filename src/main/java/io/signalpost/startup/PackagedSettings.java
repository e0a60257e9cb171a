package io.signalpost.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** The defaults as the jar carries them: {@code application.properties} over {@code framework.properties}. */
record PackagedSettings(Properties documented, Properties framework) {

    static PackagedSettings load() {
        return new PackagedSettings(read("application.properties"), read("framework.properties"));
    }

    boolean has(String key) {
        return documented.containsKey(key);
    }

    /** Whether setting the key to this value changes nothing: in a copied file that is no mistake. */
    boolean sets(String key, Object value) {
        return documented.containsKey(key) && documented.get(key).equals(String.valueOf(value));
    }

    private static Properties read(String file) {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
