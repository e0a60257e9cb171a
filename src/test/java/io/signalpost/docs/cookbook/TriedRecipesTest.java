package io.signalpost.docs.cookbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.command.CommandRun;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each recipe can be looked at by {@code try}, which begins with the checks, before it is cooked. */
class TriedRecipesTest {

    @TempDir
    Path folder;

    static Stream<String> recipes() throws IOException {
        return CookbookTest.recipes();
    }

    private Path settings(Recipe recipe) throws IOException {
        return Files.writeString(
                folder.resolve("application.properties"),
                recipe.settings(folder).entrySet().stream()
                        .filter(setting -> setting.getKey().startsWith("destination."))
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining("\n", "smartcar.management-token=" + Examples.TOKEN + "\n", "\n")));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void passesTheChecksAndRunsInATrial(String name) throws IOException {
        Recipe recipe = Recipe.of(name);
        Path events = Files.createDirectory(folder.resolve("events"));
        for (String body : new String[] {"vehicle-state-many-signals.json", "vehicle-error-auth-failed.json"}) {
            Files.write(events.resolve(body), Examples.body(body));
        }

        CommandRun trial = CommandRun.of(
                Map.of(),
                "try",
                Recipe.BOOK.resolve(name + ".camel.yaml").toString(),
                "--events",
                events.toString(),
                "--settings",
                settings(recipe).toString());

        assertThat(trial.exit()).as(trial.out() + trial.err()).isZero();
        assertThat(trial.err().lines()).allMatch(line -> line.startsWith("warning: "));
        assertThat(trial.out()).contains("2 events").doesNotContain("would be");
    }
}
