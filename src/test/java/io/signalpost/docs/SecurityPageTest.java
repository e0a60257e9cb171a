package io.signalpost.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/security.md} names tests as proof, and versions. */
class SecurityPageTest {

    private static final Pattern PROOF = Pattern.compile("`(\\w+(?:Test|IT|Contract))(?:#(\\w+))?`");

    @Test
    void everyTestThatItNamesIsThere() throws IOException {
        assertThat(PROOF.matcher(page()).results())
                .hasSizeGreaterThan(30)
                .allSatisfy(proof -> assertThat(source(proof.group(1))).contains(method(proof)));
    }

    @ParameterizedTest
    @CsvSource({
        "Netty, <netty.version>",
        "Tomcat, <tomcat.version>",
        "Jackson, <jackson-bom.version>",
        "PostgreSQL driver, <postgresql.version>",
        "SQLite, <sqlite-jdbc.version>",
        "commons-lang3, <commons-lang3.version>",
        "'Spring Boot, Spring Framework, Spring Security', <artifactId>spring-boot-starter-parent</artifactId>\\s*<version>"
    })
    void theVersionsAreThoseOfTheBuild(String library, String before) throws IOException {
        MatchResult row = Pattern.compile(Pattern.quote("| " + library + " | ") + "([\\d.]+)")
                .matcher(page())
                .results()
                .findFirst()
                .orElseThrow();

        assertThat(Files.readString(Path.of("pom.xml"))).containsPattern(before + Pattern.quote(row.group(1)));
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
