package io.signalpost.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.authoring.project.DestinationKind;
import io.signalpost.authoring.project.DestinationName;
import io.signalpost.authoring.project.NewDestination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Does what docs/route-tests.md tells an author to do, with its own words and the packaged jar. */
class RouteTestsPageIT {

    private static final Path JAR =
            Path.of(System.getProperty("signalpost.jar")).toAbsolutePath();

    private static final String SHORT_RUN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final String page;

    @TempDir
    Path folder;

    RouteTestsPageIT() throws IOException {
        page = Files.readString(Path.of("docs/route-tests.md"));
    }

    @Test
    void aProjectIsWrittenAndADestinationAddedAndTheirTestsHold() throws Exception {
        List<String> commands = blocks("sh");
        Path project = folder.resolve("my-routes");

        // Given the project, before its tests were run
        String next = run(folder, commands.get(0).replace("mvn verify\n", ""));
        assertThat(run(project, printed(next))).contains("low-battery: 1 sent, ", "TESLA Model 3: 14 % left");
        assertThat(project).isDirectoryNotContaining("glob:**/data");

        // When a destination is added, and made the reader's own
        assertThat(run(project, commands.get(1))).isEqualTo(blocks("text").get(0));
        assertThat(run(project, printed(blocks("text").get(0)))).contains("no errors", "depot-chat: 1 sent, ");
        Path route = project.resolve("routes/depot-chat.camel.yaml");
        String written = Files.readString(route);
        String own = written.replaceFirst(
                " +expression: \".* < 20\"\n",
                Matcher.quoteReplacement(blocks("yaml").get(0)));
        assertThat(own).isNotEqualTo(written);
        Files.writeString(route, own);
        Files.writeString(
                project.resolve("src/test/java/DepotChatTest.java"),
                blocks("java").get(0));
        for (DestinationKind kind : DestinationKind.values()) { // each with the test that it comes with
            NewDestination.of(kind, new DestinationName("a-" + kind), project).write();
        }

        // Then nothing is found, and Maven runs all tests
        String output = run(project, commands.get(2));
        assertThat(output).startsWith("no errors, no warnings\n").contains("depot-chat: 1 sent, ", "TESLA Model 3");
        try (Stream<Path> reports = Files.list(project.resolve("target/surefire-reports"))) {
            assertThat(reports.map(report -> report.getFileName().toString()).filter(name -> name.endsWith(".xml")))
                    .as(output)
                    .hasSize(2 + DestinationKind.values().length);
        }
    }

    /** The commands to check and to try that are named as the next. */
    private static String printed(String next) {
        return Pattern.compile("java -jar signalpost.jar (check|try)[^'\n]*")
                .matcher(next)
                .results()
                .map(command -> command.group())
                .collect(Collectors.joining("\n"));
    }

    /** As the page has it, but with this jar, and Maven with what it has: from the network nothing, and nothing of ours. */
    private String run(Path in, String command) throws Exception {
        String maven = Path.of(System.getProperty("maven.home"), "bin", "mvn")
                + " -o -B -q -ntp -Daether.offline.protocols=file -Dmaven.repo.local=" + repository();
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        "-euc",
                        command.replace("java -jar signalpost.jar", "java " + SHORT_RUN + " -jar " + JAR)
                                .replace("mvn ", maven + " "))
                .directory(in.toFile())
                .redirectErrorStream(true);
        builder.environment().put("MAVEN_OPTS", SHORT_RUN);
        Process shell = builder.start();
        shell.getOutputStream().close();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        return output;
    }

    /** Links to Maven's own, without ours, which an earlier build may have put there. */
    private static Path repository() throws IOException {
        Path own = Path.of(System.getProperty("maven.repository"));
        Path repository = JAR.resolveSibling("repository-without-ours");
        FileSystemUtils.deleteRecursively(repository); // the links, not what they lead to
        link(own, "io", Files.createDirectory(repository));
        link(own.resolve("io"), "signalpost", Files.createDirectory(repository.resolve("io")));
        return repository;
    }

    private static void link(Path folder, String without, Path in) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path one : all.filter(it -> !it.endsWith(without)).toList()) {
                Files.createSymbolicLink(in.resolve(one.getFileName()), one);
            }
        }
    }

    private List<String> blocks(String language) {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```")
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Test
    void theJarHasTheKitAndNothingThatItNeeds() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("BOOT-INF/classes/io/signalpost/authoring/project/signalpost-route-test.jar")
                    .noneMatch(name -> name.startsWith("BOOT-INF/classes/io/signalpost/authoring/kit/"))
                    .noneMatch(name -> name.matches("BOOT-INF/lib/(camel-test|spring-(boot-)?test|assertj|junit).*"));
        }
    }
}
