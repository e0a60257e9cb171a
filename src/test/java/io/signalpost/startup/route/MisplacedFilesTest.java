package io.signalpost.startup.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.testing.MountedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MisplacedFilesTest {

    @TempDir
    Path folder;

    private final List<SetupFinding> findings = new ArrayList<>();

    private List<SetupFinding> found() {
        MisplacedFiles.check(folder.resolve("routes") + "/", findings::add);
        return findings;
    }

    /** Camel reads them by the links, and what those lead to is no second copy. */
    @Test
    void routesThatKubernetesMountsAreInTheirPlace() throws IOException {
        MountedFolder.write(folder.resolve("routes"), Map.of("mine.camel.yaml", ""));

        assertThat(found()).isEmpty();
    }

    @Test
    void aRouteInAFolderOfItsOwnIsNot() throws IOException {
        Files.createFile(Files.createDirectories(folder.resolve("routes/mine")).resolve("mine.camel.yaml"));

        assertThat(found()).singleElement().asString().contains("routes/mine/mine.camel.yaml", "a folder of its own");
    }
}
