package io.signalpost.bench.server;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.testing.Examples;

/** Starts the servers under test, each with the same options of the JVM. */
public final class Servers {

    private final Path jar;
    private final Path routes;
    private final String java;
    private final String heap;

    /**
     * @param jar    signalpost.jar
     * @param routes folder with the benchmark's own route files
     */
    public Servers(Path jar, Path routes) {
        this(jar, routes, ProcessHandle.current().info().command().orElse("java"), "1g");
    }

    private Servers(Path jar, Path routes, String java, String heap) {
        this.jar = jar.toAbsolutePath();
        this.routes = routes.toAbsolutePath();
        this.java = java;
        this.heap = heap;
    }

    /** The same with the {@code signalpost.jar} of another build. */
    public Servers with(Path otherJar) {
        return new Servers(otherJar, routes, java, heap);
    }

    /** The same with another size of the heap, as in {@code -Xmx}. */
    public Servers withHeap(String size) {
        return new Servers(jar, routes, java, size);
    }

    /** @param settings as in {@code application.properties} */
    public ServerProcess signalpost(Path folder, Map<String, String> settings) throws IOException {
        return signalpost(folder, java(Stream.of("-jar", jar.toString())), settings);
    }

    /** @param command that starts it, with the options of the JVM */
    public ServerProcess signalpost(Path folder, List<String> command, Map<String, String> settings)
            throws IOException {
        int management = freePort();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("signalpost.management-port", String.valueOf(management));
        all.putAll(settings);
        int port = freePort();
        all.put("signalpost.port", String.valueOf(port));
        List<String> whole = new ArrayList<>(command);
        all.forEach((key, value) -> whole.add("--" + key + "=" + value));
        return launch(folder, whole, port, URI.create("http://localhost:" + management));
    }

    /** The receiver's own HTTP engine, signature check and routes, but what is accepted is kept nowhere. */
    public ServerProcess withoutLog(Path folder) throws IOException {
        Path own = Files.createDirectories(folder.resolve("routes"));
        Files.copy(routes.resolve("accept-without-log.camel.yaml"), own.resolve("accept-without-log.camel.yaml"));
        return signalpost(folder, Map.of());
    }

    public ServerProcess limit(Path folder) throws IOException {
        int port = freePort();
        return launch(
                folder,
                java(Stream.of("-cp", classPath(), LimitServer.class.getName(), String.valueOf(port), "events.log")),
                port,
                null);
    }

    /** @param url of a PostgreSQL database */
    public ServerProcess plain(Path folder, String url) throws IOException {
        int port = freePort();
        return launch(
                folder,
                java(Stream.of(
                        "-cp",
                        classPath(),
                        PlainController.class.getName(),
                        "--server.port=" + port,
                        "--server.tomcat.max-keep-alive-requests=-1", // else it hangs up on every hundredth
                        "--spring.datasource.url=" + url)),
                port,
                null);
    }

    /** Does not accept, so it has no port and is never ready. @param recipient that it posts to */
    public ServerProcess worker(Path folder, String url, String recipient) throws IOException {
        return launch(
                folder,
                java(Stream.of(
                        "-cp",
                        classPath(),
                        PlainWorker.class.getName(),
                        "--spring.datasource.url=" + url,
                        "--recipient=" + recipient)),
                0,
                null);
    }

    ServerProcess recipients(Path folder) throws IOException {
        int port = freePort();
        return launch(
                folder,
                java(Stream.of("-cp", classPath(), RecipientMain.class.getName(), String.valueOf(port))),
                port,
                URI.create("http://localhost:" + port));
    }

    /** An SQS server, whose CPU is not to be the generator's. */
    ServerProcess sqs(Path folder) throws IOException {
        int port = freePort();
        return launch(
                folder, java(Stream.of("-cp", classPath(), SqsMain.class.getName(), String.valueOf(port))), port, null);
    }

    /** What runs one of Signalpost's commands. */
    public List<String> command(String... words) {
        return java(Stream.concat(Stream.of("-jar", jar.toString()), Stream.of(words)));
    }

    /** The packaged Signalpost. */
    public Path jar() {
        return jar;
    }

    /** Copies the route files that it brings along into a folder. */
    public void copyPackagedRoutes(Path folder) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar);
                DirectoryStream<Path> packaged = Files.newDirectoryStream(zip.getPath("BOOT-INF/classes/routes"))) {
            for (Path route : packaged) {
                Files.copy(route, folder.resolve(route.getFileName().toString()));
            }
        }
    }

    /** A route file of the benchmark's own. */
    public Path route(String name) {
        return routes.resolve(name + ".camel.yaml");
    }

    private static ServerProcess launch(Path folder, List<String> command, int port, URI management)
            throws IOException {
        Map<String, String> environment = Map.of(
                "SMARTCAR_MANAGEMENT_TOKEN",
                Examples.TOKEN,
                "AWS_ACCESS_KEY_ID",
                SqsQueue.CREDENTIALS,
                "AWS_SECRET_ACCESS_KEY",
                SqsQueue.CREDENTIALS);
        return ServerProcess.launch(folder, command, environment, port, management);
    }

    private List<String> java(Stream<String> arguments) {
        Stream<String> options = Stream.of("-Xmx" + heap, "--enable-native-access=ALL-UNNAMED");
        return Stream.of(Stream.of(java), options, arguments)
                .flatMap(part -> part)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Everything but Signalpost itself, whose settings would be found there. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(entry -> !entry.endsWith(Path.of("target", "classes")))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
