package io.signalpost.proof;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Without the right to mount a file system: to the process every file is full from now on. */
record FileSizeLimit(Path folder, LongSupplier pid) implements Disk {

    @Override
    public void fill() {
        limit("1:");
    }

    @Override
    public void free() {
        limit("unlimited:");
    }

    private void limit(String size) {
        if (ProcessHandle.of(pid.getAsLong()).isEmpty()) {
            return; // killed, and the limit with it
        }
        Command.run("prlimit", "--pid", String.valueOf(pid.getAsLong()), "--fsize=" + size);
    }

    @Override
    public String kind() {
        return "file size limit of the process at 1 byte; no right to mount a file system";
    }

    @Override
    public void close() {}
}
