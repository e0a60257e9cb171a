package io.signalpost.docs;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Editors find the schema, for every route file and no other. */
class EditorsPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = "docs/schema/routes.schema.json";

    @Test
    void visualStudioCodeHasTheSchemaForRouteFiles() throws IOException {
        JsonNode schemas =
                JSON.readTree(Path.of(".vscode/settings.json").toFile()).path("yaml.schemas");

        assertThat(schemas.fieldNames()).toIterable().containsExactly(SCHEMA);
        assertMatchesAllRouteFiles(schemas.path(SCHEMA).asText());
        assertThat(Files.readString(Path.of(".vscode/extensions.json"))).contains("redhat.vscode-yaml");
    }

    @Test
    void intellijHasTheSchemaForRouteFiles() throws IOException {
        String settings = Files.readString(Path.of(".idea/jsonSchemas.xml"));

        assertThat(option(settings, "relativePathToSchema")).isEqualTo(SCHEMA);
        assertMatchesAllRouteFiles(option(settings, "path"));
    }

    @Test
    void bothAreCommittedAndNothingElseOfAnEditor() throws Exception {
        Process git = new ProcessBuilder(
                        "git",
                        "check-ignore",
                        ".vscode/settings.json",
                        ".vscode/extensions.json",
                        ".idea/jsonSchemas.xml",
                        ".idea/workspace.xml",
                        ".vscode/launch.json")
                .start();

        assertThat(git.inputReader().lines()).containsExactly(".idea/workspace.xml", ".vscode/launch.json");
    }

    /** What the page has a folder of one's own write is what this folder has, for the schema out of the jar. */
    @Test
    void thePageSaysTheSameForAFolderOfOnesOwn() throws IOException {
        Matcher block = Pattern.compile("(?s)```json\n(.*?)```").matcher(Files.readString(Path.of("docs/editors.md")));

        assertThat(block.find()).isTrue();
        assertThat(JSON.readTree(block.group(1)))
                .isEqualTo(JSON.valueToTree(Map.of("yaml.schemas", Map.of("routes.schema.json", "*.camel.yaml"))));
    }

    private static String option(String settings, String name) {
        Matcher value = Pattern.compile("<option name=\"" + name + "\" value=\"([^\"]*)\"")
                .matcher(settings);
        assertThat(value.find()).isTrue();
        return value.group(1);
    }

    private static void assertMatchesAllRouteFiles(String pattern) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            assertThat(routes.map(Path::getFileName)).isNotEmpty().allMatch(matcher::matches);
        }
        assertThat(List.of("application.yaml", "compose.yaml")).noneMatch(other -> matcher.matches(Path.of(other)));
    }
}
