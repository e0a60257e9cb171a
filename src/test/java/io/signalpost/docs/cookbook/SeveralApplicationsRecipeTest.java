package io.signalpost.docs.cookbook;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SeveralApplicationsRecipeTest {

    @TempDir
    private Path dataDir;

    @Test
    void theEventsOfEachApplicationGoTheirOwnWay() throws Exception {
        try (RunningRecipe recipe = RunningRecipe.start(
                "several-applications",
                dataDir,
                "smartcar.management-tokens.leasing=the-token-of-leasing",
                "smartcar.management-tokens.rental=the-token-of-rental")) {
            String post = recipe.recipe().commands().get(0);

            assertThat(recipe.run(post.replace("smartcar/leasing", "smartcar/rental")))
                    .as("with the other's token")
                    .startsWith("401");
            assertThat(recipe.run(post)).isEqualTo("200\n200\n");

            await().untilAsserted(() -> assertThat(
                            recipe.run(recipe.recipe().commands().get(1) + " 2>/dev/null || true"))
                    .isEqualTo(recipe.shown(0)));
        }
    }
}
