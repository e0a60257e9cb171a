package io.signalpost.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Smartcar waits 25, 50 and 100 s between its attempts. Operators are told when these come, 25, 75 and 175 s after the first, as
 * that is how long a stop may take; and nowhere otherwise.
 */
class RetriesToldTest {

    private static final Pattern WAITS = Pattern.compile("\\b25, 50,? and\\s+(# |> )?100\\b");

    @Test
    void theTimesAreToldAndNotTheWaits() throws IOException {
        for (String root :
                List.of("README.md", "ARCHITECTURE.md", "application.properties", "routes", "docs", "deploy")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                List<Path> texts = files.filter(
                                it -> it.toString().matches(".*\\.(md|ya?ml|properties|service|conf|cfg)"))
                        .toList();
                for (Path text : texts) {
                    assertThat(WAITS.matcher(Files.readString(text)).find())
                            .as(text.toString())
                            .isFalse();
                }
            }
        }
    }
}
