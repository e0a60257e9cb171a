package io.signalpost.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages for contributors call files by their names: each is there, wherever it has moved to. */
class NamedFilesTest {

    private static final Pattern NAME = Pattern.compile("`([\\w./-]+\\.(?:java|yaml|sql|json|js|sh|properties))`");

    private static final List<String> FILES = new ArrayList<>(List.of("/application.properties"));

    @BeforeAll
    static void find() throws IOException {
        for (String folder : List.of("src", "routes", "docs", "findings")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.map(file -> "/" + file).forEach(FILES::add);
            }
        }
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> decisions = Files.list(Path.of("docs/decisions"))) {
            return Stream.concat(
                    Stream.of(Path.of("ARCHITECTURE.md"), Path.of("CONTRIBUTING.md")),
                    decisions.sorted().toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFileThatAPageNamesIsThere(Path page) throws IOException {
        assertThat(named(Files.readString(page))).allMatch(NamedFilesTest::isThere);
    }

    @Test
    void aFileThatIsNotThereIsFound() throws IOException {
        assertThat(named(Files.readString(Path.of("ARCHITECTURE.md")))).hasSizeGreaterThan(20);
        assertThat(named("See `Absent.java`.")).containsExactly("Absent.java").noneMatch(NamedFilesTest::isThere);
    }

    private static List<String> named(String page) {
        return NAME.matcher(page).results().map(name -> name.group(1)).toList();
    }

    private static boolean isThere(String name) {
        return FILES.stream().anyMatch(file -> file.endsWith("/" + name));
    }
}
