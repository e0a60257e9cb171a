package io.signalpost.docs.cookbook;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LowTyreRecipeTest {

    @TempDir
    private Path dataDir;

    @Test
    void onlyTheTyreThatIsLowIsWrittenDown() throws Exception {
        try (RunningRecipe recipe = RunningRecipe.start("low-tyre", dataDir)) {
            assertThat(recipe.run(0)).isEqualTo("200\n");

            await().untilAsserted(() -> assertThat(withoutTime(recipe.run(1))).isEqualTo(withoutTime(recipe.shown(0))));
        }
    }

    private static String withoutTime(String lines) {
        return lines.replaceAll("(?m)^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME");
    }
}
