package io.signalpost.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of SQLite's, known by what it is and not by its name: when somebody moves, removes or replaces it, SQLite goes on
 * with the one that it has open, and the next start does not find there what was written. Thread-safe.
 */
public final class KeptFile {

    private static final Logger log = LoggerFactory.getLogger(KeptFile.class);

    private final Path path;
    private final Object key;
    private final AtomicBoolean displaced = new AtomicBoolean();

    /** The file that is there now. */
    public KeptFile(Path path) throws IOException {
        this.path = path.toAbsolutePath();
        this.key = key(path);
    }

    /**
     * Costs one look at the folder.
     *
     * @throws SQLException while the file is not at its place; it says so once in the log, too
     */
    public void requireInPlace() throws SQLException {
        boolean inPlace = isInPlace();
        if (displaced.compareAndSet(inPlace, !inPlace)) {
            tell(inPlace);
        }
        if (!inPlace) {
            throw new SQLNonTransientConnectionException(path + " was moved, removed or replaced while it is open");
        }
    }

    /** The same for no other file, as long as this one is there. */
    public String key() {
        return key.toString();
    }

    /** Whether it was not in its place when last looked for. */
    public boolean isDisplaced() {
        return displaced.get();
    }

    private boolean isInPlace() {
        try {
            return key(path).equals(key);
        } catch (IOException gone) {
            return false;
        }
    }

    private static Object key(Path path) throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return key == null ? path : key; // Windows has none, but keeps a file in its place while it is open
    }

    private void tell(boolean inPlace) {
        if (inPlace) {
            log.atInfo().addKeyValue("file", path).log("The file is back in its place and written to again");
        } else {
            log.atError()
                    .addKeyValue("file", path)
                    .log("The file was moved, removed or replaced while it is open: nothing more is written to it."
                            + " Put it back, or restart Signalpost to go on with what is there now");
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
