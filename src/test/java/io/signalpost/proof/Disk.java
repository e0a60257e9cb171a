package io.signalpost.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Where a node keeps its data, on a disk that can be full. */
interface Disk extends AutoCloseable {

    Path folder();

    void fill() throws IOException;

    void free() throws IOException;

    /** How it is done, for the report. */
    String kind();

    @Override
    void close() throws IOException;

    /** A small file system of its own where this user may mount one, else a limit on the size of files. */
    static Disk of(Path folder, LongSupplier pid) throws IOException {
        Files.createDirectories(folder);
        return SmallFileSystem.mount(folder) ? new SmallFileSystem(folder) : new FileSizeLimit(folder, pid);
    }
}
