package io.signalpost.eventlog.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import io.signalpost.database.OwnerOnly;

/** The file beside a SQLite file that keeps a second process out. */
final class LockFile implements AutoCloseable {

    private final FileChannel channel;

    private LockFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes both files, where they are missing, and takes the lock.
     *
     * @throws IllegalStateException while another process has it
     */
    static LockFile take(Path database) {
        return tryTake(database)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "signalpost.event-log.url: " + database
                                        + " is in use by another Signalpost process; stop it, or give this one a signalpost.data-dir of its own"));
    }

    /** As {@link #take}; empty while another process has it. */
    static Optional<LockFile> tryTake(Path database) {
        try {
            Path lockFile = Path.of(database + ".lock");
            OwnerOnly.create(database);
            OwnerOnly.create(lockFile);
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new LockFile(channel));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "signalpost.event-log.url: cannot write beside " + database + "; expected a writable folder", e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
