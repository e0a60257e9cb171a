package io.signalpost.testing;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Eclipse Mosquitto, as Debian ships it, on a port that it keeps; it holds all messages for one reader. */
public final class Mosquitto implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

    private final Path folder;
    private final int port = Ports.lasting();
    private Process process;

    private Mosquitto(Path folder) {
        this.folder = folder;
    }

    /**
     * Skips the test where Mosquitto is not installed.
     *
     * @param settings lines of its configuration, instead of letting everybody in
     */
    public static Mosquitto start(Path folder, String... settings) throws Exception {
        assumeTrue(Files.isExecutable(PROGRAM), "Mosquitto is not installed");
        Mosquitto broker = new Mosquitto(Files.createDirectories(folder));
        broker.configure(settings);
        broker.start();
        return broker;
    }

    /** For the next start. */
    public void configure(String... settings) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "user root",
                "listener " + port + " 127.0.0.1",
                "persistence true",
                "persistence_location " + folder + "/"));
        lines.addAll(settings.length == 0 ? List.of("allow_anonymous true") : List.of(settings));
        Files.write(folder.resolve("mosquitto.conf"), lines);
    }

    /** Again after {@link #stop}, with all that it had. */
    public void start() throws IOException {
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-c",
                        folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        await().ignoreExceptions().until(() -> {
            new Socket("127.0.0.1", port).close();
            return true;
        });
    }

    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    public String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    /** From now on all messages are kept for {@link #messages}. */
    public void keepForTheReader() throws MqttException {
        MqttAsyncClient reader = reader(new ArrayList<>());
        reader.subscribe("#", 1).waitForCompletion();
        close(reader);
    }

    /** The messages kept, as a plain client gets them, as soon as so many different events have come. */
    public List<Received> messages(int events) throws MqttException {
        List<Received> received = new CopyOnWriteArrayList<>();
        MqttAsyncClient reader = reader(received);
        try {
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> received.stream()
                                    .map(it -> it.properties().get("SmartcarEventId"))
                                    .distinct()
                                    .count()
                            >= events);
        } finally {
            close(reader);
        }
        return received;
    }

    private MqttAsyncClient reader(List<Received> received) throws MqttException {
        MqttAsyncClient reader = new MqttAsyncClient("tcp://127.0.0.1:" + port, "reader", new MemoryPersistence());
        reader.setCallback(new Collector(received));
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(3_600L);
        options.setUserName("reader");
        reader.connect(options).waitForCompletion();
        return reader;
    }

    private static void close(MqttAsyncClient client) throws MqttException {
        client.disconnect().waitForCompletion();
        client.close();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** @param properties those of the user */
    public record Received(String topic, byte[] payload, String contentType, int qos, Map<String, String> properties) {

        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        private static Received of(String topic, MqttMessage message) {
            Map<String, String> properties = new TreeMap<>();
            message.getProperties()
                    .getUserProperties()
                    .forEach(property -> properties.put(property.getKey(), property.getValue()));
            return new Received(
                    topic,
                    message.getPayload(),
                    message.getProperties().getContentType(),
                    message.getQos(),
                    properties);
        }
    }

    private record Collector(List<Received> received) implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            received.add(Received.of(topic, message));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
