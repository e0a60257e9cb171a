package io.signalpost.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** That the benchmark runs and every answer is 200. How fast is not for a test to say. */
class BenchmarkIT {

    @TempDir
    private Path folder;

    @Test
    void measuresTheReceiverBesideTheLimitAndLeavesNoDataBehind() throws Exception {
        JsonNode result = run("accept", "bench.servers", "limit,signalpost-sqlite");

        assertThat(result.findValues("rate")).hasSize(2 * (4 + 2)).allSatisfy(rate -> assertThat(rate.asDouble())
                .isPositive());
        assertThat(result.findValues("otherAnswers"))
                .allSatisfy(others -> assertThat(others).isEmpty());
        assertThat(result.findValues("peak")).hasSize(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "accept.json", "accept.md", "accept-rate.svg", "accept-p99.svg", "accept-open.svg");
        }
    }

    @Test
    void measuresDeliveriesBesideThePlainWorkerAndSeesThatTheyAreInOrder() throws Exception {
        JsonNode result = run("deliver", "bench.deliveries", "http-50");

        List<JsonNode> rows = result.get("rows").valueStream().toList();
        assertThat(rows)
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.get("delivered").asLong()).isPositive());
        assertThat(rows)
                .filteredOn(row -> !row.get("contestant").asText().startsWith("plain worker"))
                .hasSize(3)
                .allSatisfy(row -> {
                    assertThat(row.get("overtaken").asLong()).isZero();
                    assertThat(row.get("together").asLong()).isZero();
                });
    }

    /** As briefly as can be. */
    private JsonNode run(String suite, String which, String names) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("bench.suites", suite);
        properties.setProperty(which, names);
        properties.setProperty("bench.warm-up", "1");
        properties.setProperty("bench.seconds", "1");
        properties.setProperty("bench.rounds", "1");
        properties.setProperty("bench.output", folder.toString());
        Benchmark.run(Settings.of(properties));
        return new JsonMapper().readTree(folder.resolve(suite + ".json").toFile());
    }
}
