package io.signalpost.authoring.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Maven project that holds nothing but an author's routes, settings and tests, with a first destination as an example. */
public final class NewProject {

    /** Of example bodies. */
    public static final String EVENTS_FOLDER = "events";

    /** What Maven takes as the name of an artifact. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    /** By the names in the project. */
    private static final Map<String, String> TEMPLATES = Map.of(
            "pom.xml", "pom.xml",
            "README.md", "README.md",
            ".gitignore", "gitignore",
            "kamelets/README.md", "kamelets.md",
            "application.properties", "application.properties");

    /** Bodies as Smartcar posts them today, to try routes with. */
    private static final List<String> EVENTS =
            List.of("kia-charging", "kia-login-refused", "tesla-full-battery", "tesla-low-battery");

    private NewProject() {}

    /**
     * Writes the project.
     *
     * @param folder that is not there, or empty; the project is called like it
     * @throws IllegalArgumentException when it cannot be that one, with the reason; nothing is written then
     */
    public static void write(Path folder) throws IOException {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String name = last == null ? "" : last.toString();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name for a project: write letters, digits, dots, dashes"
                            + " and underscores, for instance my-routes");
        }
        requireEmpty(folder);
        ReceiverJar jar = ReceiverJar.running();
        for (Map.Entry<String, String> template : TEMPLATES.entrySet()) {
            Path file = folder.resolve(template.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, Templates.read(template.getValue()).replace("PROJECT", name));
        }
        writeEvents(Files.createDirectory(folder.resolve(EVENTS_FOLDER)));
        jar.install(folder.resolve("repository"));
        NewDestination.of(DestinationKind.LOG, new DestinationName("low-battery"), folder)
                .write();
    }

    private static void writeEvents(Path folder) throws IOException {
        for (String event : EVENTS) {
            Files.writeString(folder.resolve(event + ".json"), Templates.read(EVENTS_FOLDER + "/" + event + ".json"));
        }
    }

    private static void requireEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is a file; name a folder that is not there yet");
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException(folder + " is not empty; name a folder that is not there yet");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
