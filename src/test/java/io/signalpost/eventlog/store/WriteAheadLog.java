package io.signalpost.eventlog.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What SQLite has written ahead since the last checkpoint, read from the file beside the database, see "The WAL File
 * Format" in https://www.sqlite.org/fileformat2.html.
 *
 * @param commits transactions, each of which SQLite syncs by itself when {@code synchronous} is {@code FULL}
 * @param pages   pages of the database that they have changed, a page as often as a transaction has
 */
record WriteAheadLog(int commits, int pages) {

    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;

    static WriteAheadLog of(Path database) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(Path.of(database + "-wal")));
        int frame = FRAME_HEADER + file.getInt(8); // which is the size of a page
        long salt = file.getLong(16);
        int commits = 0;
        int pages = 0;
        // A frame of other salt is left from before the last checkpoint: what follows it is too.
        for (int at = HEADER; at + frame <= file.limit() && file.getLong(at + 8) == salt; at += frame) {
            pages++;
            int databasePagesAfterCommit = file.getInt(at + 4); // 0 but in the last frame of a transaction
            commits += databasePagesAfterCommit == 0 ? 0 : 1;
        }
        return new WriteAheadLog(commits, pages);
    }
}
