package io.signalpost.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of a ConfigMap or a Secret as Kubernetes mounts it: a file is a link into a folder of hidden name, so that all of them
 * change at once.
 */
public final class MountedFolder {

    private static final Path CURRENT = Path.of("..data");

    private MountedFolder() {}

    /**
     * @param folder is created
     * @param files  what is in them, by their names
     */
    public static Path write(Path folder, Map<String, String> files) throws IOException {
        Path written = Files.createDirectories(folder.resolve("..2026_11_30_12_00_00.1234567890"));
        Files.createSymbolicLink(folder.resolve(CURRENT), written.getFileName());
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(written.resolve(file.getKey()), file.getValue());
            Files.createSymbolicLink(folder.resolve(file.getKey()), CURRENT.resolve(file.getKey()));
        }
        return folder;
    }
}
