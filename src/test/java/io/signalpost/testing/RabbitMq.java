package io.signalpost.testing;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** RabbitMQ, as Debian ships it, with its plugin for AMQP 1.0, a durable queue {@code vehicle-events}, and a port that it keeps. */
public final class RabbitMq implements AutoCloseable {

    /** Without the user that Debian's own script changes to. */
    private static final Path PROGRAM = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    private static final String DEFINITIONS = """
            {"users": [{"name": "guest", "password": "guest", "tags": "administrator"}],
             "vhosts": [{"name": "/"}],
             "permissions": [{"user": "guest", "vhost": "/", "configure": ".*", "write": ".*", "read": ".*"}],
             "queues": [{"name": "vehicle-events", "vhost": "/", "durable": true, "auto_delete": false, "arguments": {}}]}
            """;

    private final Path folder;
    private final int port = Ports.lasting();
    private final int names = Ports.lasting(); // of Erlang's port mapper, which stays behind a node
    private Process process;

    private RabbitMq(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where RabbitMQ is not installed. */
    public static RabbitMq start(Path folder) throws IOException {
        assumeTrue(Files.isExecutable(PROGRAM), "RabbitMQ is not installed");
        RabbitMq broker = new RabbitMq(Files.createDirectories(folder));
        Files.writeString(folder.resolve("plugins"), "[rabbitmq_amqp1_0].");
        Path queue = Files.writeString(folder.resolve("definitions.json"), DEFINITIONS);
        Files.write(
                folder.resolve("rabbitmq.conf"),
                List.of(
                        "listeners.tcp.1 = 127.0.0.1:" + broker.port,
                        "loopback_users.guest = false",
                        "load_definitions = " + queue));
        broker.start();
        return broker;
    }

    /** Again after {@link #stop}, with all that it had. */
    public void start() throws IOException {
        process = process(PROGRAM.toString()).start();
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            new Socket("127.0.0.1", port).close();
            return true;
        });
    }

    private ProcessBuilder process(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("rabbitmq.log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "HOME", folder.toString(),
                        "RABBITMQ_NODENAME", "signalpost-" + port + "@localhost",
                        "RABBITMQ_DIST_PORT", Integer.toString(Ports.lasting()),
                        "RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq").toString(),
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                                folder.resolve("plugins").toString(),
                        "RABBITMQ_MNESIA_BASE", folder.resolve("data").toString(),
                        "RABBITMQ_LOG_BASE", folder.resolve("log").toString(),
                        "ERL_EPMD_RELAXED_COMMAND_CHECK",
                                "true", // may be killed before it has noticed that its node is gone
                        "ERL_EPMD_ADDRESS", "127.0.0.1",
                        "ERL_EPMD_PORT", Integer.toString(names)));
        return builder;
    }

    public void stop() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor();
    }

    public String url() {
        return "amqp://127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        await().until(() -> process("epmd", "-kill").start().waitFor() == 0);
    }
}
