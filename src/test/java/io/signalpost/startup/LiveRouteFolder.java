package io.signalpost.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

import io.signalpost.startup.route.RouteFiles;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;

/** The application with {@code signalpost.routes.reload=true}, a folder of routes, and what these have written down. */
final class LiveRouteFolder implements AutoCloseable {

    private final Path routes;
    private final Path written;
    private RunningApp app;

    LiveRouteFolder(Path folder) throws IOException {
        routes = Files.createDirectory(folder.resolve("routes"));
        written = folder.resolve("written");
    }

    void start(String... properties) {
        String[] all = new String[properties.length + 2];
        System.arraycopy(properties, 0, all, 0, properties.length);
        all[properties.length] = RouteFiles.PATTERN_KEY + "=" + RouteFiles.pattern(routes);
        all[properties.length + 1] = "signalpost.routes.reload=true";
        app = RunningApp.start(routes.resolveSibling("data"), all);
    }

    RunningApp app() {
        return app;
    }

    /** Saves a file as many editors do: it is empty first. */
    void save(String name, String text) throws IOException {
        Path file = routes.resolve(name + ".camel.yaml");
        Files.writeString(file, "", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        Files.writeString(file, text);
    }

    /** Saves a Kamelet that puts a word behind the body. */
    void saveKamelet(String name, String word) throws IOException {
        Path folder = Files.createDirectories(routes.resolveSibling("kamelets"));
        Files.writeString(folder.resolve(name + ".kamelet.yaml"), """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: %s
                spec:
                  definition:
                    title: A Word
                    description: Puts a word behind the body.
                    type: object
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - setBody:
                            expression:
                              simple:
                                expression: "${body} %s"
                        - to:
                            uri: kamelet:sink
                """.formatted(name, word));
    }

    void remove(String name) throws IOException {
        Files.delete(routes.resolve(name + ".camel.yaml"));
    }

    /** A destination that writes a word and the event's id down. */
    String recorder(String destination, String word) {
        return """
                - route:
                    id: %1$s
                    description: Writes down what comes.
                    from:
                      uri: event-log:%1$s
                      steps:
                        - setBody:
                            expression:
                              simple:
                                expression: "%2$s ${body.id}"
                        - to:
                            uri: file:%3$s
                            parameters:
                              fileName: %1$s
                              fileExist: Append
                              appendChars: "\\\\n"
                """.formatted(destination, word, written);
    }

    /** Posts an event of its own; returns its id. */
    String post() {
        String id = UUID.randomUUID().toString();
        int status =
                app.post(Examples.withId("vehicle-state-many-signals.json", id)).statusCode();
        if (status != 200) {
            throw new IllegalStateException("answered " + status);
        }
        return id;
    }

    /** What a destination has written down, a line each. */
    List<String> written(String destination) {
        Path file = written.resolve(destination);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        app.close();
    }
}
