package io.signalpost.docs.cookbook;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.signalpost.testing.Examples;

import static org.assertj.core.api.Assertions.assertThat;

/** A page of the cookbook: its route files, its settings, and the commands to try it, as they are printed. */
record Recipe(String name, String page) {

    static final Path BOOK = Path.of("docs/cookbook");

    private static final Pattern ROUTE_FILE = Pattern.compile("\\(([a-z-]+\\.camel\\.yaml)\\)");

    /** @param name of the page, for instance {@code csv} */
    static Recipe of(String name) {
        return new Recipe(name, read(BOOK.resolve(name + ".md")));
    }

    /** Those that the page has one copy into {@code routes/}. */
    List<Path> routeFiles() {
        return ROUTE_FILE
                .matcher(page)
                .results()
                .map(file -> BOOK.resolve(file.group(1)))
                .distinct()
                .toList();
    }

    /**
     * What the page has one write into {@code application.properties}, and the routes that ship with those of the recipe.
     *
     * @param dataDir in place of {@code ./data}
     */
    Map<String, String> settings(Path dataDir) {
        Properties printed = new Properties();
        try {
            printed.load(new StringReader(String.join("\n", blocks("properties"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new TreeMap<>();
        printed.forEach(
                (key, value) -> settings.put(key.toString(), value.toString().replace("./data", dataDir.toString())));
        settings.put(
                "camel.main.routes-include-pattern",
                routeFiles().stream()
                        .map(file -> ",file:" + file)
                        .collect(Collectors.joining("", "file:routes/*.camel.yaml", "")));
        return settings;
    }

    /** The code blocks of the page in that language. */
    List<String> blocks(String language) {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```")
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The shell blocks that do something, without those that set a secret. */
    List<String> commands() {
        return blocks("sh").stream()
                .filter(block -> !block.startsWith("export "))
                .toList();
    }

    /**
     * Runs a command of the page in the project folder, where its paths are right, and returns what it prints.
     *
     * @param management address of the management port
     */
    static String run(String command, Path dataDir, int port, String management) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        "-euc",
                        command.replace("http://localhost:8080", "http://localhost:" + port)
                                .replace("http://localhost:9876", management)
                                .replaceAll("\\bdata/", dataDir + "/"))
                .redirectErrorStream(true);
        builder.environment().put("SMARTCAR_MANAGEMENT_TOKEN", Examples.TOKEN);
        builder.environment().put("WEBHOOK", "http://localhost:" + port + "/webhooks/smartcar");
        Process shell = builder.start();
        shell.getOutputStream().close();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(command + "\n" + printed).isZero();
        return printed;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
