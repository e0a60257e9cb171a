package io.signalpost.command.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.signalpost.command.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code new project} refuses; what it writes is built by {@code NewProjectIT}. */
class NewProjectCommandTest {

    @TempDir
    Path folder;

    @Test
    void aFolderThatIsNotEmptyIsRefused() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");

        assertRefused(folder, "is not empty; name a folder that is not there yet");
        assertThat(folder).isDirectoryContaining("glob:**mine.txt").isDirectoryNotContaining("glob:**pom.xml");
    }

    @Test
    void aFileIsRefusedAndStays() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        assertRefused(file, "is a file; name a folder");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aNameThatMavenDoesNotTakeIsRefused() {
        assertRefused(folder.resolve("my routes"), "'my routes' is no name for a project: write letters, digits");
        assertRefused(Path.of("/"), "'' is no name for a project");
    }

    @Test
    void classesWithoutTheJarWriteNone() {
        assertRefused(folder.resolve("my-routes"), "what only the packaged jar has");
        assertThat(folder.resolve("my-routes")).doesNotExist();
    }

    @Test
    void withoutAFolderItIsWronglyWritten() {
        assertThat(CommandRun.of(Map.of(), "new", "project").exit()).isEqualTo(2);
        assertThat(CommandRun.of(Map.of(), "new", "projct", "x").err())
                .startsWith("unknown command 'projct'; did you mean 'project'?");
    }

    private static void assertRefused(Path folder, String said) {
        CommandRun run = CommandRun.of(Map.of(), "new", "project", folder.toString());

        assertThat(run.err()).contains(said);
        assertThat(run.exit()).isEqualTo(2);
    }
}
