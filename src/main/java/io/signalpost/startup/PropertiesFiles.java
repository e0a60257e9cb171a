package io.signalpost.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Finds keys that are set twice in one file of settings, of which the last one counts without a word. */
final class PropertiesFiles {

    private static final Pattern KEY = Pattern.compile("^\\s*([^#!=:\\s][^=:\\s]*)\\s*[=:\\s]");
    private static final Pattern NEXT_DOCUMENT = Pattern.compile("^[#!]---.*");

    private PropertiesFiles() {}

    static void check(ConfigurableEnvironment environment, Consumer<SetupFinding> findings) {
        Set<Resource> files = new LinkedHashSet<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> keys && keys.getPropertyNames().length > 0) {
                if (OriginLookup.getOrigin(keys, keys.getPropertyNames()[0]) instanceof TextResourceOrigin text
                        && text.getResource() != null
                        && !(Origins.resource(text) instanceof ClassPathResource)
                        && String.valueOf(text.getResource().getFilename()).endsWith(".properties")) {
                    files.add(Origins.resource(text));
                }
            }
        }
        files.forEach(file -> check(Origins.file(file), lines(file), findings));
    }

    static void check(String name, List<String> lines, Consumer<SetupFinding> findings) {
        Map<String, Integer> first = new HashMap<>();
        boolean continued = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher key = KEY.matcher(line + "=");
            if (NEXT_DOCUMENT.matcher(line).matches()) {
                first.clear();
            } else if (!continued && key.find()) {
                Integer before = first.putIfAbsent(key.group(1), i + 1);
                if (before != null) {
                    findings.accept(SetupFinding.error(
                            "duplicate-key",
                            new SourcePlace(name, i + 1, key.start(1) + 1),
                            "'" + key.group(1) + "' is set a second time, first in line " + before,
                            "keep one of them"));
                }
            }
            continued = line.matches(".*[^\\\\](\\\\\\\\)*\\\\")
                    && !line.stripLeading().startsWith("#");
        }
    }

    private static List<String> lines(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
