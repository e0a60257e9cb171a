package io.signalpost.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.signalpost.authoring.route.SetupFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each set-up of {@code src/test/resources/broken-routes/broken} has one mistake, which is found at its place; those of
 * {@code right} have none. The first line of the file with the mistake says at which line it is, and what is said of it.
 */
class BrokenSetupTest {

    static final Path CORPUS = Path.of("src/test/resources/broken-routes");

    private static final String HEAD = """
            # Mistakes that are found

            Each of these mistakes in a route file, a Kamelet or `application.properties` is found by `check`, and by the start, which
            refuses the errors and logs the warnings ([Authoring](authoring.md)). The files are in `src/test/resources/broken-routes`;
            the test that checks them writes this page.

            | mistake | is | what is said, behind file, line and column |
            |---|---|---|
            """;

    private static final Map<String, List<SetupFinding>> CHECKED = new HashMap<>();

    @TempDir
    static Path folder;

    static Stream<String> broken() throws IOException {
        return names("broken");
    }

    static Stream<String> right() throws IOException {
        return names("right");
    }

    private static Stream<String> names(String kind) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(kind))) {
            return files
                    .map(file -> file.getFileName().toString().split("\\.", 2)[0])
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void isFoundAtItsLineWithARemedy(String name) throws IOException {
        List<SetupFinding> findings = checked(name);

        Expected expected = Expected.of(name);
        assertThat(findings)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.place().toString()).contains(expected.file()));
        assertThat(findings)
                .anySatisfy(finding -> {
                    assertThat(finding.toString()).contains(expected.said());
                    assertThat(finding.place().line()).isEqualTo(expected.line());
                    assertThat(finding.remedy()).isNotBlank();
                })
                .as("nothing is said of other lines")
                .allSatisfy(finding -> assertThat(finding.place().line()).isEqualTo(expected.line()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("right")
    void nothingIsSaidOfARightOne(String name) throws IOException {
        assertThat(check("right", name)).isEmpty();
    }

    @Test
    void aValueOfAnotherFormHidesNoneThatIsRefused() throws IOException {
        Path settings = Files.writeString(folder.resolve("several.properties"), """
                signalpost.port=tcp://10.0.0.7:8080
                signalpost.management-port=operators
                signalpost.management-password=too short
                """);

        assertThat(CheckedSetup.check(Files.createDirectories(folder.resolve("none")), settings))
                .extracting(finding -> finding.place().line())
                .containsExactly(1, 2, 3);
    }

    @Test
    void thereAreEnoughOfEither() throws IOException {
        assertThat(broken()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(right()).hasSizeGreaterThanOrEqualTo(40);
    }

    /** docs/mistakes.md is what this test writes to target/mistakes.md. */
    @Test
    void theDocsHaveWhatIsSaidOfEach() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (String name : broken().toList()) {
            SetupFinding finding = checked(name).get(0);
            page.append("| ")
                    .append(name.replace('-', ' '))
                    .append(" | ")
                    .append(finding.severity().word())
                    .append(" | ")
                    .append(finding.message().replace(folder + "/", "").replace("|", "\\|"))
                    .append(" |\n");
        }
        Files.writeString(Path.of("target/mistakes.md"), page);

        assertThat(Path.of("docs/mistakes.md"))
                .as("copy target/mistakes.md to docs/mistakes.md")
                .content()
                .isEqualTo(page.toString());
    }

    /** What is said of a broken one: it is checked once, for whichever test comes first. */
    private List<SetupFinding> checked(String name) throws IOException {
        List<SetupFinding> findings = CHECKED.get(name);
        if (findings == null) {
            findings = check("broken", name);
            CHECKED.put(name, findings);
        }
        return findings;
    }

    private List<SetupFinding> check(String kind, String name) throws IOException {
        FileSystemUtils.deleteRecursively(folder.resolve("routes"));
        Files.deleteIfExists(folder.resolve("application.properties"));
        Path routes = Files.createDirectory(folder.resolve("routes"));
        for (String file : List.of(name + ".camel.yaml", name + ".other.camel.yaml")) {
            Path from = CORPUS.resolve(kind).resolve(file);
            if (Files.exists(from)) {
                Files.copy(from, routes.resolve(file));
            }
        }
        FileSystemUtils.deleteRecursively(folder.resolve("kamelets"));
        Path kamelet = CORPUS.resolve(kind).resolve(name + ".kamelet.yaml");
        if (Files.exists(kamelet)) {
            Files.copy(
                    kamelet, Files.createDirectory(folder.resolve("kamelets")).resolve(kamelet.getFileName()));
        }
        Path settings = CORPUS.resolve(kind).resolve(name + ".properties");
        return CheckedSetup.check(
                routes, Files.exists(settings) ? Files.copy(settings, folder.resolve("application.properties")) : null);
    }

    /**
     * What the first line of a file says.
     *
     * @param file that has the mistake
     * @param line 0 when it has none of its own
     * @param said part of the finding
     */
    record Expected(String file, int line, String said) {

        static Expected of(String name) throws IOException {
            Path settings = CORPUS.resolve("broken").resolve(name + ".properties");
            Path kamelet = CORPUS.resolve("broken").resolve(name + ".kamelet.yaml");
            Path route =
                    Files.exists(kamelet) ? kamelet : CORPUS.resolve("broken").resolve(name + ".camel.yaml");
            boolean ofSettings = Files.exists(settings)
                    && Files.readAllLines(settings).get(0).startsWith("# :");
            String[] first = Files.readAllLines(ofSettings ? settings : route)
                    .get(0)
                    .substring(2)
                    .split(":", 3);
            boolean noLine = first[1].isBlank() || first.length < 3 || !first[1].matches("\\d+");
            return new Expected(
                    ofSettings ? "application.properties" : name,
                    noLine ? 0 : Integer.parseInt(first[1]),
                    noLine
                            ? String.join(":", List.of(first).subList(1, first.length))
                                    .strip()
                            : first[2].strip());
        }
    }
}
