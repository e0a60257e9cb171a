package io.signalpost.bench.capacity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of {@code docs/capacity.md} are reckoned from what the benchmark has found. */
class CapacityPageTest {

    private static JsonNode measured(String suite) throws IOException {
        return new JsonMapper()
                .readTree(Path.of("docs/benchmark", suite + ".json").toFile());
    }

    @Test
    void thePageHasTheTablesThatFollowFromTheFigures() throws IOException {
        List<String> tables = CapacityTables.of(measured("accept"), measured("sustained"), measured("disk"));
        Files.writeString(Path.of("target/capacity.md"), String.join("\n", tables));

        assertThat(Files.readString(Path.of("docs/capacity.md")))
                .as("take the tables from target/capacity.md")
                .contains(tables);
    }
}
