package io.signalpost.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files with events in them, which tell where vehicles are, and with secrets: only the user that Signalpost runs as may read what
 * it creates. What is there already keeps the permissions that somebody gave it.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private OwnerOnly() {}

    /**
     * Creates the file, empty, and the folders above it, as far as they are missing. SQLite takes an empty file for a new one.
     *
     * @return false when the file is there; it stays as it is
     */
    public static boolean create(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent(), permissions(absolute, "rwx------"));
        try {
            Files.createFile(absolute, permissions(absolute, "rw-------"));
            return true;
        } catch (FileAlreadyExistsException kept) {
            return false; // SQLite gives the files that it puts beside it, -wal and -shm, the same permissions
        }
    }

    /**
     * Whether anybody but the owner may read or write what is there; false where files have no such permissions. Of a file of another
     * owner the group may read, since that is how it gets here: Kubernetes mounts secrets so.
     */
    public static boolean othersMayUse(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return false;
        }
        boolean ours = Files.getOwner(file).getName().equals(System.getProperty("user.name"));
        return Files.getPosixFilePermissions(file).stream()
                .filter(OF_OTHERS::contains)
                .anyMatch(permission -> ours || permission != PosixFilePermission.GROUP_READ);
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0]; // Windows, where the folder hands its own down
    }
}
