package io.signalpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The figures of {@code docs/benchmark.md} are those that were measured, and say of which build. */
class BenchmarkPageTest {

    private static final Path RESULTS = Path.of("docs/benchmark");
    private static final Path PAGE = Path.of("docs/benchmark.md");
    private static final Pattern TABLE = Pattern.compile("(?m)(^\\|.*\n)+");

    static List<Suite> measured() {
        return Stream.of(Suite.values())
                .filter(suite -> Files.exists(file(suite, "json")))
                .toList();
    }

    private static Path file(Suite suite, String kind) {
        return RESULTS.resolve(suite.label() + "." + kind);
    }

    private static JsonNode result(Suite suite) throws IOException {
        return new JsonMapper().readTree(file(suite, "json").toFile());
    }

    /** What the page says of a suite: from the paragraph that begins with its name to that of the next one, or to a heading. */
    private static String part(Suite suite) throws IOException {
        String behind = StringUtils.substringAfter(Files.readString(PAGE), "\n\n`" + suite.label());
        String next = Stream.of(Suite.values()).map(Suite::label).collect(Collectors.joining("|`", "#|`", ""));
        return behind.split("\n\n(?=" + next + ")", 2)[0] + "\n";
    }

    @ParameterizedTest
    @MethodSource("measured")
    void theTablesOfASuiteAreThoseOfItsFigures(Suite suite) throws IOException {
        String tables = suite.report(result(suite)).tables();
        Files.writeString(Path.of("target", suite.label() + ".md"), tables);

        assertThat(file(suite, "md"))
                .as("copy target/%1$s.md to docs/benchmark/%1$s.md", suite.label())
                .content()
                .isEqualTo(tables);
    }

    @ParameterizedTest
    @MethodSource("measured")
    void thePageShowsSomeOfThem(Suite suite) throws IOException {
        assertThat(TABLE.matcher(part(suite)).results().map(MatchResult::group))
                .as("tables of docs/benchmark/%s.md", suite.label())
                .isNotEmpty()
                .isSubsetOf(TABLE.matcher(Files.readString(file(suite, "md")))
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("measured")
    void thePageSaysWhichBuildWasMeasuredWhen(Suite suite) throws IOException {
        JsonNode result = result(suite);

        assertThat(part(suite))
                .contains("build `%.7s` of %.10s"
                        .formatted(
                                result.get("commit").asText(),
                                result.get("date").asText()));
    }
}
