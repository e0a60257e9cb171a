package io.signalpost.startup.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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

/**
 * Finds lines of a file of settings that are not what they look like: a key that is set twice, of which the last one counts,
 * one without a value, and quotes, which are part of the value.
 */
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
                if (KnownKeys.ours(key.group(1))) {
                    value(new SourcePlace(name, i + 1, key.start(1) + 1), line, findings);
                }
                Integer before = first.putIfAbsent(relaxed(key.group(1)), i + 1);
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

    /** Ours may be written in any of Spring Boot's spellings. */
    private static String relaxed(String key) {
        return KnownKeys.ours(key) ? key.toLowerCase(Locale.ROOT).replaceAll("[-_]", "") : key;
    }

    private static void value(SourcePlace place, String line, Consumer<SetupFinding> findings) {
        if (line.strip().matches("[^=:\\s]+")) {
            findings.accept(SetupFinding.error(
                    "no-value",
                    place,
                    "'" + line.strip() + "' has no value",
                    "write = and the value, or remove the line"));
        } else if (line.matches("\\s*[^=:\\s]+\\s*[=:]?\\s*(\"[^\"]*\"|'[^']*')\\s*")) {
            findings.accept(SetupFinding.error(
                    "quotes",
                    place,
                    "the quotes would be part of the value of '" + line.strip().split("[=:\\s]", 2)[0] + "'",
                    "remove them"));
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
