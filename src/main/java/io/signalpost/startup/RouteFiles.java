package io.signalpost.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The route files in use: those in {@code ./routes} when there is such a folder, else the packaged ones; never both. */
record RouteFiles(String folder, List<RouteFile> files) {

    static final String PATTERN_KEY = "camel.main.routes-include-pattern";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([A-Za-z0-9_.\\-\\[\\]]+)(?::[^{}]*)?}}");

    record RouteFile(String name, List<String> lines) {

        String text() {
            return String.join("\n", lines);
        }

        Stream<Line> numbered() {
            return IntStream.range(0, lines.size()).mapToObj(i -> new Line(this, i + 1, lines.get(i)));
        }
    }

    /** One line of a route file; its text form is {@code routes/sqs.camel.yaml:12}. */
    record Line(RouteFile file, int number, String text) {

        Stream<String> placeholders() {
            return PLACEHOLDER.matcher(text).results().map(found -> found.group(1));
        }

        boolean mentions(String word) {
            return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                    .matcher(text)
                    .find();
        }

        boolean isId(String id) {
            return text.matches("\\s*(- )?id:\\s*[\"']?" + Pattern.quote(id) + "[\"']?\\s*");
        }

        @Override
        public String toString() {
            return file.name() + ":" + number;
        }
    }

    static String defaultPattern() {
        return Files.isDirectory(Path.of("routes")) ? "file:routes/*.camel.yaml" : "classpath:routes/*.camel.yaml";
    }

    static RouteFiles inUse(Environment environment) {
        String patterns = environment.getProperty(PATTERN_KEY, defaultPattern());
        List<RouteFile> files = new ArrayList<>();
        try {
            for (String pattern : patterns.split(",")) {
                String folder = name(pattern.substring(0, pattern.lastIndexOf('/') + 1));
                for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                    String text = resource.getContentAsString(StandardCharsets.UTF_8);
                    files.add(new RouteFile(
                            folder + resource.getFilename(), text.lines().toList()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(Comparator.comparing(RouteFile::name));
        return new RouteFiles(name(patterns), files);
    }

    /** A resource's location as an operator would write it: without {@code file:} or {@code classpath:}. */
    static String name(String location) {
        Matcher scheme = Pattern.compile("^(file|classpath):(//)?").matcher(location);
        return scheme.replaceFirst("");
    }

    Stream<Line> lines() {
        return files.stream().flatMap(RouteFile::numbered);
    }

    Stream<String> placeholders() {
        return lines().flatMap(Line::placeholders);
    }

    Optional<Line> line(Predicate<Line> wanted) {
        return lines().filter(wanted).findFirst();
    }
}
