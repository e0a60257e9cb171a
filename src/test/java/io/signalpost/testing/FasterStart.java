package io.signalpost.testing;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

/** The packaged jar made to start faster, by the very commands of docs/operating.md. */
public enum FasterStart {
    /** Of classes. */
    ARCHIVE("signalpost.jsa", 17),
    /** Of classes and of what the JVM has learnt about their methods. */
    AOT_CACHE("signalpost.aot", 25);

    private final String file;
    private final int sinceJdk;
    private List<String> command;

    FasterStart(String file, int sinceJdk) {
        this.file = file;
        this.sinceJdk = sinceJdk;
    }

    /** Those that the running JDK can make. */
    public static Stream<FasterStart> available() {
        return Stream.of(values()).filter(it -> it.isKnownTo(Runtime.version()));
    }

    /** Whether a JDK of that version can make it. */
    public boolean isKnownTo(Runtime.Version jdk) {
        return jdk.feature() >= sinceJdk;
    }

    /**
     * Runs the page's first block about the file with this JDK, on free ports and in a folder beside the jar, once for each
     * build of the jar: tests run in several processes, each of which wants it.
     *
     * @return the command in the page's second block, with absolute paths
     */
    public synchronized List<String> command() throws IOException, InterruptedException {
        if (command == null) {
            Path jar = Path.of(System.getProperty("signalpost.jar")).toAbsolutePath();
            Path made = Files.createDirectories(jar.resolveSibling("faster-start"));
            String name = file + "-" + Runtime.version().feature();
            try (FileChannel lock = FileChannel.open(made.resolve(name + ".lock"), CREATE, WRITE);
                    FileLock only = lock.lock()) {
                Path folder = made.resolve(name);
                command = isMadeOf(jar, folder) ? usage(java(), folder) : prepare(java(), jar, folder);
            }
        }
        return command;
    }

    private boolean isMadeOf(Path jar, Path folder) throws IOException {
        Path archive = folder.resolve("app").resolve(file);
        return Files.exists(archive)
                && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }

    /**
     * Runs the page's first block about the file, with that JDK, on free ports and in that folder, which is made anew.
     *
     * @param java   the JDK's command
     * @param jar    an absolute path
     * @param folder an absolute path; gets {@code app} with the extracted jar
     * @return the command in the page's second block, with absolute paths
     */
    public List<String> prepare(String java, Path jar, Path folder) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        String block = blocks().get(0);
        Files.createSymbolicLink(folder.resolve("signalpost.jar"), jar);
        String output = run(block, java, folder);
        if (!Files.exists(folder.resolve("app").resolve(file))) {
            throw new IllegalStateException(
                    "docs/operating.md: these commands do not make " + file + ":\n" + block + output);
        }
        return usage(java, folder);
    }

    private List<String> usage(String java, Path folder) throws IOException {
        return Stream.of(blocks().get(1).strip().split(" "))
                .map(word -> word.equals("java") ? java : word.replace("app/", folder + "/app/"))
                .toList();
    }

    /** The page's blocks about the file: how to make it, and how to start with it. */
    private List<String> blocks() throws IOException {
        return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/operating.md")))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(file))
                .toList();
    }

    private static String run(String block, String java, Path folder) throws IOException, InterruptedException {
        String port = String.valueOf(Ports.lasting());
        String managementPort = String.valueOf(Ports.lasting());
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        "-uc",
                        block.replace("localhost:8080", "localhost:" + port)
                                .replace("localhost:9876", "localhost:" + managementPort))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("PATH", Path.of(java).getParent() + File.pathSeparator + environment.get("PATH"));
        environment.put("SIGNALPOST_PORT", port);
        environment.put("SIGNALPOST_MANAGEMENT_PORT", managementPort);
        Process shell = builder.start();
        shell.getOutputStream().close();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (shell.waitFor() != 0) {
            throw new IllegalStateException("docs/operating.md: these commands fail:\n" + block + output);
        }
        return output;
    }

    static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }
}
