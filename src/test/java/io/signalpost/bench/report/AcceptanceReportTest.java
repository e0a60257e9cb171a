package io.signalpost.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Of made-up figures. */
class AcceptanceReportTest {

    private final JsonNode result = read();

    @Test
    void theTablesSayWhatTheFiguresSay() {
        assertThat(AcceptanceReport.of(result).tables())
                .contains("""
                | server                       |            1 |            64 | times plain at 64 |
                |------------------------------|-------------:|--------------:|------------------:|
                | limit                        | 2,400 (1.00) | 44,100 (1.00) |              9.38 |
                | Signalpost, SQLite           | 2,100 (0.88) | 25,800 (0.59) |              5.49 |
                | plain controller, PostgreSQL |   700 (0.29) |  4,700 (0.11) |              1.00 |
                """)
                .contains("| Signalpost, SQLite           | 0.27 / 0.82 / 2.05 | 2.57 / 7.70 / 19.3 |\n")
                .contains("""
                | server                       | CPU µs | generator's CPU µs | generator's share | resident MB | peak MB |
                |------------------------------|-------:|-------------------:|------------------:|------------:|--------:|
                | limit                        |   36.3 |               8.10 |              10 % |         120 |     150 |
                """)
                .contains("""
                | server                       | due per second |  p50 |  p99 | p99.9 | p99 to the limit's | CPU µs |
                |------------------------------|---------------:|-----:|-----:|------:|-------------------:|-------:|
                | limit                        |         22,050 | 0.40 | 1.20 |  3.00 |               1.00 |   72.6 |
                | Signalpost, SQLite           |         12,900 | 0.97 | 2.90 |  7.25 |               2.42 |    124 |
                """);
    }

    @Test
    void serversThatDidNotTakePartAreMissing() {
        result.findValues("servers").forEach(servers -> without((ArrayNode) servers));
        without((ArrayNode) result.get("memory"));
        result.findValues("ratios").forEach(ratios -> ((ObjectNode) ratios).removeAll());

        assertThat(AcceptanceReport.of(result).tables())
                .contains("""
                | server             |     1 |     64 | times plain at 64 |
                |--------------------|------:|-------:|------------------:|
                | Signalpost, SQLite | 2,100 | 25,800 |                   |
                """)
                .contains(
                        "| Signalpost, SQLite |         12,900 | 0.97 | 2.90 |  7.25 |                    |    124 |\n");
    }

    @Test
    void filesAreCalledByTheSuite(@TempDir Path folder) throws IOException {
        AcceptanceReport.of(result).write(folder, "accept");

        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("accept.md", "accept-rate.svg", "accept-p99.svg", "accept-open.svg");
    }

    private static void without(ArrayNode servers) {
        servers.remove(2);
        servers.remove(0);
    }

    private static JsonNode read() {
        try {
            return new JsonMapper().readTree(Files.readString(Path.of("src/test/resources/bench/accept.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
