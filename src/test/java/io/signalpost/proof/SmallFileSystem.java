package io.signalpost.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system in memory, which a file as large as the rest of it fills. */
final class SmallFileSystem implements Disk {

    private static final String MEGABYTES = "256";

    private final Path folder;
    private final Path ballast;
    private final Thread atExit; // so that Ctrl-C leaves nothing mounted

    SmallFileSystem(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
        this.atExit = new Thread(this::unmount);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** False when this user may not. */
    static boolean mount(Path folder) {
        return Command.succeeds("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", folder.toString());
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void fill() throws IOException {
        byte[] block = new byte[64 << 10];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (int length = block.length; length > 0; ) {
                length = write(out, block, length) ? length : length / 2;
            }
        }
    }

    private static boolean write(OutputStream out, byte[] block, int length) {
        try {
            out.write(block, 0, length);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    @Override
    public void free() throws IOException {
        Files.delete(ballast);
    }

    @Override
    public String kind() {
        return "a file system of " + MEGABYTES + " MB, filled";
    }

    /** Leaves a copy to look into. */
    @Override
    public void close() {
        Command.run("cp", "-r", folder.toString(), folder + "-copy");
        Runtime.getRuntime().removeShutdownHook(atExit);
        unmount();
    }

    /** Lazily: a process that is still there does not keep the file system from going. */
    private void unmount() {
        Command.run("umount", "-l", folder.toString());
    }
}
