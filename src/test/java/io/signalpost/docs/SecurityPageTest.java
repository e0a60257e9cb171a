package io.signalpost.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/security.md} names tests as proof. */
class SecurityPageTest {

    private static final Pattern PROOF = Pattern.compile("`(\\w+(?:Test|IT|Contract))(?:#(\\w+))?`");

    @Test
    void everyTestThatItNamesIsThere() throws IOException {
        assertThat(PROOF.matcher(page()).results())
                .hasSizeGreaterThan(30)
                .allSatisfy(proof -> assertThat(source(proof.group(1))).contains(method(proof)));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/security.md"));
    }

    private static String method(MatchResult proof) {
        return proof.group(2) == null ? "class " + proof.group(1) : "void " + proof.group(2) + "(";
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Path file = files.filter(path -> path.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no " + test));
            return Files.readString(file);
        }
    }
}
