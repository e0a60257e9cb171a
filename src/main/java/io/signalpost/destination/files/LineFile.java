package io.signalpost.destination.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * A file of whole lines. A line that a killed process has begun is cut off before others are appended: nobody counted it as
 * written. While one process appends, another waits.
 */
final class LineFile {

    private static final int BLOCK = 65_536;

    private final Path file;

    /** @param file is there */
    LineFile(Path file) {
        this.file = file;
    }

    /**
     * Returns when the lines are on disk.
     *
     * @param heading goes before the first line of the file
     * @throws IOException when they are not; then none of them is there, or the next append follows upon them
     */
    void append(String heading, Stream<byte[]> lines) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ, WRITE);
                FileLock mine = channel.lock()) {
            long end = endOfLastLine(channel);
            channel.truncate(end).position(end);
            try {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BLOCK);
                if (end == 0) {
                    out.write(heading.getBytes(StandardCharsets.UTF_8));
                }
                for (byte[] line : (Iterable<byte[]>) lines::iterator) {
                    out.write(line);
                }
                out.flush();
                channel.force(true);
            } catch (IOException full) {
                channel.truncate(end);
                throw full;
            }
            if (end == 0) {
                syncFolder();
            }
        }
    }

    /** Behind its line break; zero when there is none. */
    private static long endOfLastLine(FileChannel channel) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (long from = channel.size(); from > 0; ) {
            int length = (int) Math.min(BLOCK, from);
            from -= length;
            block.clear().limit(length);
            channel.read(block, from);
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }

    /** Else the name of a new file may be gone after a power cut. */
    private void syncFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), READ)) {
            folder.force(true);
        }
    }
}
