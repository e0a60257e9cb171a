package io.signalpost.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files with events in them, which tell where vehicles are: only the user that Signalpost runs as may read what it
 * creates. What is there already keeps the permissions that somebody gave it.
 */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** Creates the file, empty, and the folders above it, as far as they are missing. SQLite takes an empty file for a new one. */
    public static void create(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent(), permissions(absolute, "rwx------"));
        try {
            Files.createFile(absolute, permissions(absolute, "rw-------"));
        } catch (FileAlreadyExistsException kept) {
            // SQLite gives the files that it puts beside it, -wal and -shm, the same permissions
        }
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0]; // Windows, where the folder hands its own down
    }
}
