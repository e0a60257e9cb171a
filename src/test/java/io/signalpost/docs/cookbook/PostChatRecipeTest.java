package io.signalpost.docs.cookbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PostChatRecipeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path dataDir;

    private BusinessSystem chat;

    @BeforeEach
    void open() throws IOException {
        chat = BusinessSystem.start();
    }

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void aFaultIsToldAndNotThatItIsOver() throws Exception {
        try (RunningRecipe recipe = start()) {
            recipe.app().post(Examples.body("vehicle-error-resolved.json"));
            recipe.run(0);

            assertThat(message(0))
                    .isEqualTo(JSON.readTree(recipe.recipe().blocks("json").get(0)));
            assertThat(chat.requests().get(0).header("Content-Type")).isEqualTo("application/json");
            assertThat(chat.requests()).hasSize(1);
        }
    }

    @Test
    void nothingInATextEndsTheMessage() throws Exception {
        try (RunningRecipe recipe = start()) {
            recipe.app().post(withModel("\\\"Škoda\\\", ${exchangeId} \\\\ }"));

            assertThat(message(0).path("text").asText())
                    .isEqualTo("KIA \"Škoda\", ${exchangeId} \\ }: Stored login rejected.");
        }
    }

    @Test
    void teamsGetsACard() throws Exception {
        String route = Recipe.read(Recipe.BOOK.resolve("post-chat.camel.yaml"));
        String text = route.substring(route.indexOf("        - setBody:\n", route.indexOf("marshal:")));
        text = text.substring(0, text.indexOf("        - removeHeaders:"));
        Path teams = Files.writeString(
                dataDir.resolve("teams.camel.yaml"),
                route.replace(text, Recipe.of("post-chat").blocks("yaml").get(0)));

        try (RunningRecipe recipe = start("camel.main.routes-include-pattern=file:routes/*.camel.yaml,file:" + teams)) {
            recipe.run(0);

            JsonNode card = message(0).path("attachments").path(0).path("content");
            assertThat(card.path("body").path(0).path("text").asText()).isEqualTo("KIA EV6: Stored login rejected.");
        }
    }

    private RunningRecipe start(String... settings) {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "destination.post-chat.url=http://localhost:" + chat.port() + "/services/T000/B000/XXXX";
        return RunningRecipe.start("post-chat", dataDir, all);
    }

    private JsonNode message(int index) throws IOException {
        await().until(() -> chat.requests().size() > index);
        assertThat(chat.requests().get(index).method()).isEqualTo("POST");
        return JSON.readTree(chat.requests().get(index).body());
    }

    private static byte[] withModel(String json) {
        return new String(Examples.body("vehicle-error-auth-failed.json"), StandardCharsets.UTF_8)
                .replace("EV6", json)
                .getBytes(StandardCharsets.UTF_8);
    }
}
