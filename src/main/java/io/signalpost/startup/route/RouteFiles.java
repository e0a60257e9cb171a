package io.signalpost.startup.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Kamelet;
import io.signalpost.authoring.route.Routes;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The route files in use: those that the jar brings along, each unless {@code ./routes} has a file of the same name, and
 * whatever else that has. Likewise the Kamelets, in {@code ./kamelets} beside it.
 *
 * @param folders that are read as a whole, for instance {@code routes/}
 */
public record RouteFiles(Set<String> folders, List<RouteFile> files) {

    public static final String PATTERN_KEY = "camel.main.routes-include-pattern";
    public static final String KAMELETS_KEY = "camel.component.kamelet.location";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([A-Za-z0-9_.\\-\\[\\]]+)(?::[^{}]*)?}}");

    private static final String FOLDER = "routes";
    private static final String PACKAGED = "classpath:routes/";
    private static final String FILES = "*.camel.yaml";
    private static final String KAMELETS = "kamelets";

    /** @param folder where it is, for instance {@code routes/} */
    public record RouteFile(String folder, String fileName, List<String> lines, boolean packaged) {

        String name() {
            return folder + fileName;
        }

        boolean isKamelet() {
            return fileName.endsWith(Kamelet.ENDING);
        }

        /** All lines but comments. */
        Stream<Line> numbered() {
            return IntStream.range(0, lines.size())
                    .mapToObj(i -> new Line(this, i + 1, lines.get(i)))
                    .filter(line -> !line.text().stripLeading().startsWith("#"));
        }
    }

    /** One line of a route file; its text form is {@code routes/sqs.camel.yaml:12}. */
    public record Line(RouteFile file, int number, String text) {

        /** Of settings: what has no dot in a Kamelet is one of its parameters. */
        Stream<String> placeholders() {
            return PLACEHOLDER
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !file.isKamelet() || name.contains("."));
        }

        public boolean mentions(String word) {
            return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                    .matcher(text)
                    .find();
        }

        public boolean isId(String id) {
            return text.matches("\\s*(- )?id:\\s*[\"']?" + Pattern.quote(id) + "[\"']?\\s*");
        }

        @Override
        public String toString() {
            return file.name() + ":" + number;
        }
    }

    public static String defaultPattern() {
        return pattern(Path.of(FOLDER));
    }

    /** The files of the folder, and those packaged ones of which it has none of the same name. */
    public static String pattern(Path folder) {
        return pattern(folder, null);
    }

    /**
     * As the other one, and between the two the files of a second folder of which the first has none of the same name.
     *
     * @param second null for none
     */
    public static String pattern(Path folder, Path second) {
        try {
            List<String> patterns = new ArrayList<>();
            for (Resource packaged : resources(PACKAGED + FILES)) {
                String name = packaged.getFilename();
                if (!has(folder, name) && !has(second, name)) {
                    patterns.add(PACKAGED + name);
                }
            }
            if (second != null) {
                for (Resource file : resources("file:" + second + "/" + FILES)) {
                    if (!has(folder, file.getFilename())) {
                        patterns.add("file:" + second + "/" + file.getFilename());
                    }
                }
            }
            if (Files.isDirectory(folder)) {
                patterns.add("file:" + folder + "/" + FILES);
            }
            return String.join(",", patterns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean has(Path folder, String name) {
        return folder != null && Files.exists(folder.resolve(name));
    }

    public static RouteFiles inUse(Environment environment) {
        String pattern = environment.getProperty(PATTERN_KEY, defaultPattern());
        return matching(pattern).withKamelets(environment.getProperty(KAMELETS_KEY, kamelets(pattern)));
    }

    /** Where the Kamelets are of routes with these patterns: Camel looks into one folder after the other. */
    public static String kamelets(String patterns) {
        return "file:" + kameletFolder(patterns) + ",classpath:" + KAMELETS;
    }

    /** Beside the folder of the routes. */
    public static Path kameletFolder(String patterns) {
        Path around = folder(patterns).normalize().getParent();
        return around == null ? Path.of(KAMELETS) : around.resolve(KAMELETS);
    }

    /** @param location folders, of which the first that has a Kamelet counts, with commas between */
    public RouteFiles withKamelets(String location) {
        Map<String, RouteFile> kamelets = new TreeMap<>();
        for (String folder : location.split(",")) {
            String pattern = folder + "/*" + Kamelet.ENDING;
            if (!folder.startsWith("file:") || Files.isDirectory(Path.of(name(folder)))) {
                read(pattern).forEach(file -> kamelets.putIfAbsent(file.fileName(), file));
            }
        }
        return new RouteFiles(
                folders,
                Stream.concat(files.stream(), kamelets.values().stream()).toList());
    }

    /** Where single files were chosen, as a test of one does: with all the others, whose settings are there too. */
    public RouteFiles withThoseLeftOut() {
        return folders.isEmpty()
                ? new RouteFiles(
                        folders,
                        Stream.concat(files.stream(), matching(defaultPattern()).files().stream())
                                .toList())
                : this;
    }

    /** @param patterns Camel's, with commas between */
    public static RouteFiles matching(String patterns) {
        Set<String> folders = new TreeSet<>();
        List<RouteFile> files = new ArrayList<>();
        for (String pattern : patterns.split(",")) {
            if (isFolder(pattern)) {
                folders.add(folderOf(pattern));
            }
            files.addAll(read(pattern));
        }
        files.sort(Comparator.comparing(RouteFile::name));
        return new RouteFiles(folders, files);
    }

    private static List<RouteFile> read(String pattern) {
        try {
            List<RouteFile> files = new ArrayList<>();
            for (Resource resource : resources(pattern)) {
                files.add(new RouteFile(
                        folderOf(pattern),
                        resource.getFilename(),
                        resource.getContentAsString(StandardCharsets.UTF_8)
                                .lines()
                                .toList(),
                        pattern.startsWith("classpath:")));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folderOf(String pattern) {
        return name(pattern.substring(0, pattern.lastIndexOf('/') + 1));
    }

    /** The folder that the files of these patterns are in; the usual one when they name none. */
    public static Path folder(String patterns) {
        return Stream.of(patterns.split(","))
                .filter(RouteFiles::isFolder)
                .map(RouteFiles::folderOf)
                .sorted()
                .findFirst()
                .map(Path::of)
                .orElse(Path.of(FOLDER));
    }

    /** Whether all files of a folder are meant. */
    private static boolean isFolder(String pattern) {
        return pattern.startsWith("file:") && pattern.endsWith("/" + FILES);
    }

    private static Resource[] resources(String pattern) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources(pattern);
    }

    /** A resource's location as an operator would write it: without {@code file:} or {@code classpath:}. */
    private static String name(String location) {
        Matcher scheme = Pattern.compile("^(file|classpath):(//)?").matcher(location);
        return scheme.replaceFirst("");
    }

    public List<Routes.Source> sources() {
        return files.stream()
                .map(file -> new Routes.Source(file.name(), String.join("\n", file.lines()), file.packaged()))
                .toList();
    }

    /** For instance {@code routes/: mine; packaged: database, email}. */
    public String summary() {
        return summary(files.stream().filter(file -> !file.isKamelet()).toList());
    }

    /** Likewise of the Kamelets. */
    public String summaryOfKamelets() {
        return summary(files.stream().filter(RouteFile::isKamelet).toList());
    }

    private static String summary(List<RouteFile> files) {
        Map<String, List<String>> byPlace = new TreeMap<>();
        for (RouteFile file : files) {
            byPlace.computeIfAbsent(file.packaged() ? "packaged" : file.folder(), place -> new ArrayList<>())
                    .add(file.fileName().replaceFirst("\\.(camel|kamelet)\\.yaml$", ""));
        }
        return byPlace.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing("packaged"::equals)))
                .map(place -> place.getKey() + ": " + String.join(", ", place.getValue()))
                .collect(Collectors.joining("; "));
    }

    public Stream<Line> lines() {
        return files.stream().flatMap(RouteFile::numbered);
    }

    public Stream<String> placeholders() {
        return lines().flatMap(Line::placeholders);
    }

    Optional<Line> line(Predicate<Line> wanted) {
        return lines().filter(wanted).findFirst();
    }
}
