package io.signalpost.docs.cookbook;

import java.nio.file.Path;
import java.util.stream.Collectors;

import io.signalpost.testing.PostgresqlServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OwnTableRecipeTest {

    @TempDir
    private Path dataDir;

    @Test
    void anEventIsARowHoweverOftenItIsDelivered() throws Exception {
        try (PostgresqlServer fleet = PostgresqlServer.start(dataDir.resolve("postgresql"));
                RunningRecipe recipe = RunningRecipe.start(
                        "own-table",
                        dataDir,
                        "destination.fleet.url=" + fleet.url(),
                        "destination.fleet.username=postgres",
                        "destination.fleet.password=")) {
            // Given the table
            fleet.query().execute(recipe.recipe().blocks("sql").get(0));

            // When an event comes, and is delivered once more
            recipe.run(0);
            await().untilAsserted(() -> assertThat(rows(recipe, fleet)).isEqualTo(recipe.shown(0)));
            recipe.app().act("fleet", "{\"action\": \"rewind\", \"from\": \"beginning\"}");

            // Then it is the one row that the page shows
            await().untilAsserted(() -> assertThat(
                            recipe.app().get("/observe/destinations").body())
                    .containsPattern("\"name\":\"fleet\",[^}]*\"pending\":0,[^}]*\"delivered\":[12],"));
            assertThat(rows(recipe, fleet)).isEqualTo(recipe.shown(0));
        }
    }

    /** As {@code psql -At -F ' | '} prints them. */
    private static String rows(RunningRecipe recipe, PostgresqlServer fleet) {
        return fleet.query().queryForList(recipe.recipe().blocks("sql").get(1).replace(";", "")).stream()
                .map(row -> row.get("event_id") + " | " + (row.get("charging").equals(true) ? "t" : "f") + " | "
                        + row.get("charge_percent") + "\n")
                .collect(Collectors.joining());
    }
}
