package io.signalpost.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/releasing.md says to change with the version in pom.xml has changed with it. */
class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "docs/simulator.md, <version>(.+)</version>",
        "docs/machine.md, /opt/signalpost/signalpost-(.+)\\.jar",
        "deploy/container/Containerfile, ARG VERSION=(.+)",
        "deploy/container/try/try.sh, Signalpost (\\d.+?)\"",
        "deploy/kubernetes/base/kustomization.yaml, newTag: (.+)",
        "deploy/camel-k/integration.yaml, 'image: registry.example.com/signalpost:(\\S+)'",
        ".github/ISSUE_TEMPLATE/bug.yml, 'placeholder: (\\d.+?),'",
        "src/generated/resources/META-INF/io/signalpost/eventlog/event-log.json, '\"version\": \"(.+)\"'"
    })
    void isTheOneOfThePom(Path file, String pattern) throws IOException {
        assertThat(first(pattern, file)).isEqualTo(pom());
    }

    @Test
    void aReleaseIsInTheChangelog() throws IOException {
        String heading = pom().endsWith("-SNAPSHOT") ? "## Unreleased" : "## " + pom() + " - ";

        assertThat(Path.of("CHANGELOG.md")).content().contains("\n" + heading);
    }

    @Test
    void theFilesOfAJarAreOfTheDayOfTheLatestRelease() throws IOException {
        assertThat(first("<project.build.outputTimestamp>(.+?)T", Path.of("pom.xml")))
                .isEqualTo(first("## \\d\\S+ - (.+)", Path.of("CHANGELOG.md")));
    }

    private static String pom() throws IOException {
        return first("<artifactId>signalpost</artifactId>\\s+<version>(.+)</version>", Path.of("pom.xml"));
    }

    private static String first(String pattern, Path file) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(file));
        assertThat(found.find()).as("%s in %s", pattern, file).isTrue();
        return found.group(1);
    }
}
