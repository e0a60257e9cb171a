package io.signalpost.database;

import java.nio.file.Path;

import org.apache.commons.lang3.exception.ExceptionUtils;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says why a SQLite file cannot be opened: which file, what is wrong with it, and what to do. */
public final class SqliteFailure {

    private SqliteFailure() {}

    /** Of what SQLite or Flyway has thrown. */
    public static String explain(Path file, Throwable failure) {
        SQLiteException sqlite = ExceptionUtils.throwableOfType(failure, SQLiteException.class);
        if (ExceptionUtils.throwableOfType(failure, NativeLibraryNotFoundException.class) != null) {
            return file + " cannot be opened: SQLite's native library cannot be loaded from "
                    + System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir"))
                    + ", which may be full, read-only or mounted with noexec; start with -Djava.io.tmpdir=<a folder whose"
                    + " files may be executed>";
        }
        if (sqlite == null) {
            return file + " cannot be used: " + ExceptionUtils.getRootCauseMessage(failure);
        }
        int code = sqlite.getResultCode().code & 0xff; // the low byte is the primary code
        return file + " "
                + switch (SQLiteErrorCode.getErrorCode(code)) {
                    case SQLITE_CORRUPT, SQLITE_NOTADB ->
                        "is damaged, or no SQLite database; restore a copy, or save what it still has as"
                                + " docs/operating.md says under Damaged files";
                    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                        "cannot be written; give the user of this process the right to write the file, those beside it"
                                + " that begin with its name, and its folder";
                    case SQLITE_FULL -> "cannot grow; make room on its disk";
                    case SQLITE_BUSY, SQLITE_LOCKED -> "is locked by another process; close what else has it open";
                    default -> "cannot be used: " + sqlite.getMessage();
                };
    }
}
