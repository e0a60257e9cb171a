package io.signalpost.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Who may read what Signalpost keeps: positions and VINs among it. */
class DataPermissionsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void theFileSystemKnowsOwners() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    @Test
    void whatIsCreatedIsItsOwnersAlone() throws IOException {
        Path data = folder.resolve("made/data");

        assertThat(permissionsAfterAnEvent(data))
                .containsOnlyKeys(
                        ".",
                        "email.db",
                        "email.db-shm",
                        "email.db-wal",
                        "event-log.db",
                        "event-log.db-shm",
                        "event-log.db-wal",
                        "event-log.db.lock",
                        "signals.db",
                        "signals.db-shm",
                        "signals.db-wal")
                .allSatisfy((file, permissions) ->
                        assertThat(permissions).as(file).isEqualTo(file.equals(".") ? "rwx------" : "rw-------"));
    }

    @Test
    void inAFolderThatOthersMayEnterTheFilesAreTheOwnersAlone() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        Map<String, String> permissions = permissionsAfterAnEvent(folder);

        assertThat(permissions.remove(".")).isEqualTo("rwxr-xr-x");
        assertThat(permissions.values()).containsOnly("rw-------");
    }

    @Test
    void permissionsThatSomebodyGaveAreKept() throws IOException {
        Path signals = Files.createFile(
                folder.resolve("signals.db"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));

        permissionsAfterAnEvent(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(signals)))
                .isEqualTo("rw-r-----");
    }

    private static Map<String, String> permissionsAfterAnEvent(Path data) throws IOException {
        try (RunningApp app = RunningApp.start(data)) {
            app.context()
                    .getBean("destination-email-sent", IdempotentRepository.class)
                    .start(); // as its route would
            app.post(Examples.body("vehicle-state-first-delivery.json"));
            await().until(() -> app.get("/observe/destinations/database").body().contains("\"delivered\":1"));
            Map<String, String> permissions = new TreeMap<>();
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.toList()) {
                    permissions.put(
                            file.equals(data) ? "." : data.relativize(file).toString(),
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                }
            }
            return permissions;
        }
    }
}
