package io.signalpost.authoring.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A destination to be written into a folder: its route file, its settings, and a test where the folder is a project for tests.
 *
 * @param files    contents of the files that are new or changed, by their paths
 * @param settings that the author has to write somewhere, since the folder has no file of settings; empty for none
 */
public record NewDestination(Map<Path, byte[]> files, String settings) {

    /**
     * Writes nothing yet.
     *
     * @throws IllegalArgumentException when there is such a destination already, saying where
     */
    public static NewDestination of(DestinationKind kind, DestinationName name, Path folder) throws IOException {
        Path route = folder.resolve("routes").resolve(name.name() + ".camel.yaml");
        Path test = folder.resolve("src/test/java").resolve(name.testClass() + ".java");
        boolean tested = isProject(folder);
        if (ships(name.name())) {
            throw new IllegalArgumentException("'" + name.name() + "' is a destination that ships, see"
                    + " docs/destinations.md; choose another name");
        }
        for (Path file : tested ? new Path[] {route, test} : new Path[] {route}) {
            if (Files.exists(file)) {
                throw new IllegalArgumentException(file + " is there already; choose another name");
            }
        }
        Map<Path, byte[]> files = new LinkedHashMap<>();
        files.put(
                route,
                name.in(Templates.read("destination/" + kind + ".camel.yaml")).getBytes(UTF_8));
        String settings = name.in(Templates.read("destination/" + kind + ".properties"));
        Path properties = folder.resolve("application.properties");
        if (Files.exists(properties)) {
            String before = Files.readString(properties, ISO_8859_1); // in which each byte stays what it is
            String after = SettingsBlock.append(before, settings);
            if (!after.equals(before)) {
                files.put(properties, after.getBytes(ISO_8859_1));
            }
            settings = "";
        }
        if (tested) {
            String text = Templates.read("destination/LowBatteryTest.java.txt").replace("ARRIVED", kind.arrived());
            files.put(test, name.in(text).getBytes(UTF_8));
        }
        return new NewDestination(files, settings);
    }

    /** Whether the jar brings a route file of that name along. */
    static boolean ships(String name) {
        return NewDestination.class.getResource("/routes/" + name + ".camel.yaml") != null;
    }

    private static boolean isProject(Path folder) throws IOException {
        Path pom = folder.resolve("pom.xml");
        return Files.exists(pom) && Files.readString(pom).contains("<classifier>route-test</classifier>");
    }

    /** @return what undoes it */
    public Undo write() throws IOException {
        Undo undo = new Undo(new LinkedHashMap<>());
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            Path path = file.getKey();
            undo.before.put(path, Files.exists(path) ? Files.readAllBytes(path) : null);
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(path, file.getValue());
        }
        return undo;
    }

    /** @param before contents before, null for a file that was not there */
    public record Undo(Map<Path, byte[]> before) {

        public void run() throws IOException {
            for (Map.Entry<Path, byte[]> file : before.entrySet()) {
                if (file.getValue() == null) {
                    Files.delete(file.getKey());
                } else {
                    Files.write(file.getKey(), file.getValue());
                }
            }
        }
    }
}
