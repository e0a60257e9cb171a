package io.signalpost.docs.cookbook;

import java.nio.file.Path;

import io.signalpost.testing.Examples;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class OdometerDeltaRecipeTest {

    @TempDir
    private Path dataDir;

    @Test
    void theReadingBeforeIsRememberedAcrossARestart(CapturedOutput output) throws Exception {
        // Given a reading, and a restart
        try (RunningRecipe recipe = RunningRecipe.start("odometer-delta", dataDir)) {
            recipe.app().post(Examples.body("vehicle-state-many-signals.json"));
            await().untilAsserted(() -> assertThat(SqliteFile.query(dataDir.resolve("event-log.db"))
                            .queryForObject("SELECT count(*) FROM last_passed", Integer.class))
                    .isEqualTo(2));
        }

        // When the same comes again, and then a later one
        try (RunningRecipe recipe = RunningRecipe.start("odometer-delta", dataDir)) {
            assertThat(recipe.run(0)).isEqualTo("200\n200\n");

            // Then only the difference is told
            await().untilAsserted(
                            () -> assertThat(output).contains(recipe.shown(0).strip()));
            assertThat(output.toString().split(" km driven")).hasSize(2);
        }
    }
}
