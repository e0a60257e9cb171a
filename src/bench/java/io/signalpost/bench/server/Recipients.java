package io.signalpost.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Business systems and queues that take their time, in a process of their own. */
public final class Recipients implements AutoCloseable {

    private final ServerProcess server;

    public Recipients(Servers servers, Path folder) throws IOException {
        server = servers.recipients(folder).ready();
    }

    /** One more. @param hold how long it keeps each request before it answers */
    public Recipient open(String name, Duration hold) {
        return new Recipient(server, "/" + name + "/" + hold.toMillis());
    }

    @Override
    public void close() {
        server.close();
    }
}
