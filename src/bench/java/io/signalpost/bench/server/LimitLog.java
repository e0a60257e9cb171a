package io.signalpost.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The log of {@link LimitServer}: a length and a body per event, appended to one file in groups, one fsync a group. While a
 * group is on its way to the disk the next one gathers. All but the writing is for the selector's thread.
 */
final class LimitLog {

    private static final int GROUP_BYTES = 8 << 20;

    private static final class Group {
        private final ByteBuffer bytes = ByteBuffer.allocateDirect(GROUP_BYTES);
        private final List<LimitConnection> clients = new ArrayList<>();
    }

    private final FileChannel file;
    private final Runnable wakeUp;
    private final LinkedBlockingQueue<Group> toWrite = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Group> done = new LinkedBlockingQueue<>();
    private Group gathering = new Group();
    private Group spare = new Group();

    /** @param wakeUp called when a group has been written */
    LimitLog(Path path, Runnable wakeUp) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.wakeUp = wakeUp;
        Thread writer = new Thread(this::run, "log");
        writer.setDaemon(true);
        writer.start();
    }

    void append(ByteBuffer body, LimitConnection client) {
        gathering.bytes.putInt(body.remaining()).put(body);
        gathering.clients.add(client);
    }

    /** Begins to write what has gathered, unless the last group is not written yet. */
    void write() {
        if (spare != null && !gathering.clients.isEmpty()) {
            toWrite.add(gathering);
            gathering = spare;
            spare = null;
        }
    }

    /** The clients whose events are on disk since this was last asked. */
    List<LimitConnection> written() {
        Group group = done.poll();
        if (group == null) {
            return List.of();
        }
        List<LimitConnection> clients = List.copyOf(group.clients);
        group.clients.clear();
        group.bytes.clear();
        spare = group;
        write();
        return clients;
    }

    private void run() {
        try {
            while (true) {
                Group group = toWrite.take();
                group.bytes.flip();
                while (group.bytes.hasRemaining()) {
                    file.write(group.bytes);
                }
                file.force(false);
                done.add(group);
                wakeUp.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
