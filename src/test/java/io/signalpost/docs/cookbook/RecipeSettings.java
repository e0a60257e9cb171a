package io.signalpost.docs.cookbook;

import java.nio.file.Path;

import io.signalpost.testing.Examples;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Settings of a page, for a test in which Spring Boot's test starts Signalpost. */
final class RecipeSettings {

    private RecipeSettings() {}

    static void add(Recipe recipe, Path dataDir, DynamicPropertyRegistry settings) {
        recipe.settings(dataDir).forEach((key, value) -> settings.add(key, () -> value));
        settings.add("destination.post-chat.url", () -> "http://localhost:9/never-used");
        settings.add("smartcar.management-tokens.default", () -> Examples.TOKEN);
        settings.add("signalpost.data-dir", dataDir::toString);
        settings.add("signalpost.port", () -> 0);
        settings.add("signalpost.management-port", () -> 0);
    }
}
