package io.signalpost.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import io.signalpost.database.OwnerOnly;

/** Replaces a file in one step: whoever reads it sees the old one or the new one, also after a power cut. */
final class ReplacedFile {

    private ReplacedFile() {}

    /** @throws IllegalStateException saying why it cannot be written, or that another command writes it now */
    static void write(Path path, String text) {
        try {
            Path file = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath(); // a link stays one
            Path next = file.resolveSibling(file.getFileName() + ".new");
            if (!OwnerOnly.create(next)) {
                throw new IllegalStateException(
                        next + " is there: another command is writing it now, or was stopped; then remove it");
            }
            try {
                if (Files.exists(file)) {
                    Files.setOwner(next, Files.getOwner(file)); // when root writes what is another's
                }
                Files.writeString(next, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    path + " cannot be written: " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }
}
