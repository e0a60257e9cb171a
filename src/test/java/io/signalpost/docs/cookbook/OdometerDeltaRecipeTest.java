package io.signalpost.docs.cookbook;

import java.nio.file.Path;

import io.signalpost.testing.Examples;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.BadSqlGrammarException;

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
            await().ignoreException(BadSqlGrammarException.class) // no table yet
                    .until(() -> readings() == 1);
        }

        // When the same comes again, and then a later one
        try (RunningRecipe recipe = RunningRecipe.start("odometer-delta", dataDir)) {
            assertThat(recipe.run(0)).isEqualTo("200\n200\n");

            // Then only the difference is told, and the query has it
            await().untilAsserted(
                            () -> assertThat(output).contains(recipe.shown(0).strip()));
            assertThat(output.toString().split(" km driven")).hasSize(2);
            assertThat(SqliteFile.query(dataDir.resolve("odometer.db"))
                            .queryForList(recipe.recipe().blocks("sql").get(0)))
                    .singleElement()
                    .satisfies(row ->
                            assertThat(row).containsEntry("day", "2026-03-16").containsEntry("km", 23.2));
        }
    }

    private int readings() {
        return SqliteFile.query(dataDir.resolve("odometer.db"))
                .queryForObject("SELECT count(*) FROM odometer", Integer.class);
    }
}
