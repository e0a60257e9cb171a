package io.signalpost.deploy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.signalpost.deploy.Containerfile.Instruction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a Containerfile makes, without an engine: this machine is the base of every stage, and its JDK the JDK. A folder takes
 * the place of the root for the paths that the file makes; all stages share it, so that a copy between two leaves a path as it
 * is.
 */
final class UnpackedImage {

    private static final String MADE = "(?<![\\w./}-])/(app|build|data|opt/java)(?![\\w-])";

    private final Path root;
    private final Map<String, String> arguments;
    private final Map<String, String> environment = new HashMap<>();

    private UnpackedImage(Path root, Map<String, String> arguments) {
        this.root = root;
        this.arguments = new HashMap<>(arguments);
    }

    /**
     * @param root        an empty folder
     * @param arguments   for ARG
     * @param environment of each step, for what the file does not set
     */
    static UnpackedImage build(
            Containerfile file, Path root, Map<String, String> arguments, Map<String, String> environment)
            throws Exception {
        UnpackedImage image = new UnpackedImage(root, arguments);
        for (Instruction step : file.instructions()) {
            switch (step.keyword()) {
                case "FROM" -> image.environment.clear();
                case "ARG" -> step.pairs().forEach(image.arguments::putIfAbsent);
                case "ENV" -> step.pairs().forEach((name, value) -> image.environment.put(name, image.here(value)));
                case "COPY" -> image.copy(step.arguments().replaceAll("--chown=\\S+ ", ""));
                case "RUN" -> image.run(step, environment);
                default -> {} // of how it is started
            }
        }
        return image;
    }

    private void copy(String arguments) throws IOException {
        String[] words = arguments.split(" ");
        if (words[0].startsWith("--from=")) {
            assertThat(path(words[1])).as("COPY %s", arguments).exists();
            assertThat(words[1]).isEqualTo(words[2]);
            return;
        }
        Path source = Path.of(words[0]);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = path(words[1]).resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (Files.size(file) > 100_000) {
                    Files.createSymbolicLink(copy, file.toAbsolutePath());
                } else {
                    Files.writeString(copy, here(Files.readString(file)));
                    copy.toFile().setExecutable(Files.isExecutable(file));
                }
            }
        }
    }

    private void run(Instruction step, Map<String, String> more) throws Exception {
        String command = step.arguments();
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            command = command.replace("${" + argument.getKey() + "}", argument.getValue());
        }
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", here(command)).redirectErrorStream(true);
        String jdk = Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH");
        builder.environment().put("PATH", jdk);
        builder.environment().putAll(more);
        builder.environment().putAll(environment);
        Process shell = builder.start();
        shell.getOutputStream().close();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as("RUN %s\n%s", command, output).isZero();
    }

    /** Where a path of the image is. */
    Path path(String inTheImage) {
        return Path.of(here(inTheImage));
    }

    /** A program that the image has in its PATH. */
    Path program(String name) {
        return Stream.of(environment.get("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /** What ENV sets. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    private String here(String text) {
        return text.replaceAll(MADE, root + "/$1");
    }
}
