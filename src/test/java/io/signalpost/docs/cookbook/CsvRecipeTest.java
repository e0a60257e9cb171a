package io.signalpost.docs.cookbook;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CsvRecipeTest {

    @TempDir
    private Path dataDir;

    @Test
    void everyEventIsALineOfItsOwn() throws Exception {
        try (RunningRecipe csv = RunningRecipe.start("csv", dataDir)) {
            assertThat(csv.run(0)).isEqualTo("200\n200\n");

            await().untilAsserted(() ->
                    assertThat(withoutTime(csv.run(1))).as("both lines end").isEqualTo(withoutTime(csv.shown(0))));
        }
    }

    private static String withoutTime(String lines) {
        return lines.replaceAll("(?m)^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME");
    }
}
