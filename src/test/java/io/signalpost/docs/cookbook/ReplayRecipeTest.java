package io.signalpost.docs.cookbook;

import java.nio.file.Files;
import java.nio.file.Path;

import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ReplayRecipeTest {

    @TempDir
    private Path dataDir;

    @Test
    void theNewDestinationHasTheEventsFromBeforeItWasThere() throws Exception {
        // Given an event that came before the destination was there
        Recipe page = Recipe.of("replay");
        try (RunningApp before = RunningApp.start(dataDir)) {
            assertThat(Recipe.run(page.commands().get(0), dataDir, before.port(), ""))
                    .isEqualTo("200\n");
        }

        try (RunningRecipe recipe = RunningRecipe.start("replay", dataDir)) {
            // Then it has it
            Path file = dataDir.resolve("archive").resolve(recipe.shown(0).strip());
            await().until(() -> Files.exists(file));
            assertThat(recipe.run(1)).isEqualTo(recipe.shown(0));
            assertThat(file).hasBinaryContent(Examples.body("vehicle-state-many-signals.json"));

            // When it is lost, and the destination, which has passed it by its own account, rewound
            await().until(() ->
                    recipe.app().get("/observe/destinations/archive").body().contains("\"pending\":0,"));
            assertThat(recipe.run(2)).contains("\"events\":1,");

            // Then it is there again
            await().until(() -> Files.exists(file));
        }
    }
}
