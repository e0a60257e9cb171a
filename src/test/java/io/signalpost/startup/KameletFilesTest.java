package io.signalpost.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.startup.route.RouteFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** Which Kamelets count, and the rules of those that ship. */
class KameletFilesTest {

    private static final Path SHIPPED = Path.of("kamelets");

    @TempDir
    Path folder;

    private Path routes;
    private Path kamelets;

    @BeforeEach
    void makeFolders() throws IOException {
        routes = Files.createDirectory(folder.resolve("routes"));
        kamelets = Files.createDirectory(folder.resolve("kamelets"));
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void eachIsShortAndHasATestBesideIt(Path file) throws IOException {
        assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(80);
        String words = file.getFileName().toString().replace(".kamelet.yaml", "");
        StringBuilder test = new StringBuilder();
        for (String word : words.split("-")) {
            test.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        assertThat(SHIPPED.resolve(test + "KameletTest.java")).exists();
    }

    /** As an own one: what ships is not looked through at each start. */
    @ParameterizedTest
    @MethodSource("shipped")
    void nothingIsSaidOfThoseThatShip(Path file) throws IOException {
        Files.copy(file, kamelets.resolve(file.getFileName()));

        assertThat(CheckedSetup.check(routes, null)).isEmpty();
    }

    @Test
    void aFileOfTheSameNameTakesThePlaceOfThePackagedOne() throws IOException {
        Files.copy(SHIPPED.resolve("redact.kamelet.yaml"), kamelets.resolve("redact.kamelet.yaml"));
        Files.copy(SHIPPED.resolve("redact.kamelet.yaml"), kamelets.resolve("mine.kamelet.yaml"));
        MockEnvironment settings =
                new MockEnvironment().withProperty(RouteFiles.PATTERN_KEY, "file:" + routes + "/*.camel.yaml");

        assertThat(RouteFiles.inUse(settings).summaryOfKamelets())
                .isEqualTo(kamelets
                        + "/: mine, redact; packaged: newer-than-seen, only-changed, to-cloudevents, to-readings");
    }

    @Test
    void whatThePageShowsIsRight() throws IOException {
        List<String> blocks = Pattern.compile("(?ms)^```yaml\n(.*?)^```")
                .matcher(Files.readString(Path.of("docs/kamelets.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        String kamelet = blocks.stream()
                .filter(block -> block.startsWith("apiVersion"))
                .findFirst()
                .orElseThrow();
        String route = blocks.stream()
                .filter(block -> block.startsWith("- route"))
                .findFirst()
                .orElseThrow();
        Files.writeString(kamelets.resolve("fleet-headers.kamelet.yaml"), kamelet);
        Files.writeString(routes.resolve("charge-to-crm.camel.yaml"), route);
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).startsWith("        - ")) { // steps alone
                Files.writeString(
                        routes.resolve("steps-" + i + ".camel.yaml"),
                        route.split("steps:")[0].replace("charge-to-crm", "steps-" + i) + "steps:\n" + blocks.get(i));
            }
        }

        assertThat(CheckedSetup.check(routes, null)).isEmpty();
    }

    @Test
    void filesThatAreNotReadAreRefused() throws IOException {
        Files.writeString(routes.resolve("one.kamelet.yaml"), "");
        Files.writeString(kamelets.resolve("two.yaml"), "");
        Files.writeString(kamelets.resolve("three.camel.yaml"), "");

        List<String> found = new ArrayList<>();
        for (SetupFinding finding : CheckedSetup.check(routes, null)) {
            found.add(finding.toString().replace(folder + "/", ""));
        }

        assertThat(found)
                .containsExactlyInAnyOrder(
                        "kamelets/three.camel.yaml: is not read, the name must end in .kamelet.yaml; move it into the folder of the route files",
                        "kamelets/two.yaml: is not read, the name must end in .kamelet.yaml; rename it, or move it out of the folder",
                        "routes/one.kamelet.yaml: is not read, as it is in the folder of the route files; move it into kamelets/ beside routes/");
    }
}
