package io.signalpost.docs.cookbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.text.WordUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every recipe; its own test cooks it. */
class CookbookTest {

    static Stream<String> recipes() throws IOException {
        try (Stream<Path> files = Files.list(Recipe.BOOK)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                    .map(name -> name.replace(".md", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void everyRouteFileHasAPage() throws IOException {
        try (Stream<Path> files = Files.list(Recipe.BOOK)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".camel.yaml"))
                            .map(name -> name.replace(".camel.yaml", "")))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(recipes().toList());
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void isInTheIndexAndHasATest(String recipe) {
        String test = WordUtils.capitalize(recipe, '-').replace("-", "") + "RecipeTest";

        assertThat(Recipe.read(Recipe.BOOK.resolve("README.md"))).contains("](" + recipe + ".md)");
        assertThat(Recipe.read(Path.of("src/test/java/io/signalpost/docs/cookbook", test + ".java")))
                .contains("\"" + recipe + "\"")
                .contains("@Test");
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void saysWhatToKnow(String recipe) {
        assertThat(Recipe.of(recipe).page())
                .contains("## Try it", "## What to know", "**Order", "**Duplicates**", "**Failure**");
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void namesEverySettingOfItsRoutesAndNoOther(String recipe) {
        Recipe page = Recipe.of(recipe);
        Set<String> read = page.routeFiles().stream()
                .flatMap(file -> matches("\\{\\{(destination[^}]+)}}", Recipe.read(file)))
                .map(CookbookTest::flat)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = Stream.concat(
                        page.settings(Path.of("data")).keySet().stream().filter(key -> key.startsWith("destination.")),
                        matches("(?m)^export (DESTINATION\\w+)=", String.join("", page.blocks("sh"))))
                .map(CookbookTest::flat)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(read);
    }

    private static Stream<String> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1));
    }

    /** The same for a key and its environment variable. */
    private static String flat(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
