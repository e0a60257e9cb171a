package io.signalpost.startup.setting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.signalpost.authoring.route.Suggestion;

/**
 * Settings of Spring Boot and Camel, by what they say of themselves. Below maps of theirs anything goes, so only a key that is
 * nearly one of theirs is taken for a mistake. That takes a moment, and is asked only of files that have such keys.
 */
final class FrameworkKeys {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern OF_ANY_NAME = Pattern.compile("(logging\\.level|camel\\.component)\\..*");

    private FrameworkKeys() {}

    /** What the key was meant to be; empty when it is known, or near to none. */
    static Optional<String> meant(String key) {
        if (OF_ANY_NAME.matcher(key).matches()) {
            return Optional.empty();
        }
        String root = key.split("\\.", 2)[0];
        Pattern named = Pattern.compile("\"name\"\\s*:\\s*\"(" + Pattern.quote(root) + "\\.[^\"]+)\"");
        Set<String> alike = new TreeSet<>();
        try {
            for (URL metadata :
                    Collections.list(FrameworkKeys.class.getClassLoader().getResources(METADATA))) {
                try (InputStream in = metadata.openStream()) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    named.matcher(text).results().forEach(it -> alike.add(it.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        alike.removeIf(name -> name.split("\\.").length != key.split("\\.").length);
        return alike.contains(key) ? Optional.empty() : Suggestion.nearest(key, alike);
    }
}
