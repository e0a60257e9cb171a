package io.signalpost.authoring.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SavedFilesTest {

    @TempDir
    Path parent;

    @Test
    void whatIsThereFromTheBeginningIsNotNew() throws IOException {
        Files.writeString(parent.resolve("a.yaml"), "a");

        assertThat(files(parent).areNew()).isFalse();
    }

    @Test
    void aSaveIsNewOnceWhenItIsLeftAlone() throws IOException {
        // Given
        SavedFiles files = files(parent);

        // When an editor empties the file first
        Files.writeString(parent.resolve("a.yaml"), "");
        assertThat(files.areNew()).isFalse();
        Files.writeString(parent.resolve("a.yaml"), "a");

        // Then
        assertThat(files.areNew()).as("still being written").isFalse();
        assertThat(files.areNew()).isTrue();
        assertThat(files.areNew()).isFalse();
    }

    @Test
    void aFileThatIsRemovedIsNew() throws IOException {
        // Given
        Files.writeString(parent.resolve("a.yaml"), "a");
        SavedFiles files = files(parent);

        // When
        Files.delete(parent.resolve("a.yaml"));

        // Then
        assertThat(files.areNew()).isFalse();
        assertThat(files.areNew()).isTrue();
    }

    @Test
    void aFileThatDoesNotMatterIsNotNew() throws IOException {
        // Given
        SavedFiles files = files(parent);

        // When
        Files.writeString(parent.resolve("a.yaml.swp"), "a");

        // Then
        assertThat(files.areNew()).isFalse();
        assertThat(files.areNew()).isFalse();
    }

    @Test
    void aFolderThatIsMadeLaterCounts() throws IOException {
        // Given
        SavedFiles files = files(parent.resolve("routes"));

        // When
        Files.createDirectory(parent.resolve("routes"));
        Files.writeString(parent.resolve("routes/a.yaml"), "a");

        // Then
        assertThat(files.areNew()).isFalse();
        assertThat(files.areNew()).isTrue();
    }

    private static SavedFiles files(Path folder) {
        return new SavedFiles(List.of(folder), name -> name.endsWith(".yaml"));
    }
}
