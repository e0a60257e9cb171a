package io.signalpost.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One Apache Kafka broker in this JVM, on a port that it keeps when it is stopped and started again. */
public final class KafkaBroker implements AutoCloseable {

    private final Properties settings = new Properties();
    private final Map<String, Object> client;
    private KafkaRaftServer server;

    private KafkaBroker(Path folder, Map<String, String> more) {
        int port = Ports.lasting();
        int controller = Ports.lasting();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "0",
                "controller.quorum.voters", "0@127.0.0.1:" + controller,
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "controller.listener.names", "CONTROLLER",
                "log.dirs", folder.toString(),
                "auto.create.topics.enable", "false",
                "log.cleaner.dedupe.buffer.size", "4194304"));
        settings.putAll(Map.of(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0"));
        settings.putAll(more);
        client = Map.of("bootstrap.servers", "127.0.0.1:" + port);
    }

    /** @param folder empty */
    public static KafkaBroker start(Path folder) throws IOException {
        return start(folder, Map.of());
    }

    /** @param more settings of the broker, which go before those for tests */
    public static KafkaBroker start(Path folder, Map<String, String> more) throws IOException {
        KafkaBroker broker = new KafkaBroker(Files.createDirectories(folder), more);
        broker.format(folder);
        broker.start();
        return broker;
    }

    private void format(Path folder) throws IOException {
        try {
            new Formatter()
                    .setNodeId(0)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setUnstableFeatureVersionsEnabled(false)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** Again after {@link #stop}, with all that it had. */
    public void start() {
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
    }

    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** For the next start. */
    public void set(String name, String value) {
        settings.put(name, value);
    }

    public String address() {
        return client.get("bootstrap.servers").toString();
    }

    /** @param settings of the topic */
    public void createTopic(String name, int partitions, Map<String, String> settings) throws Exception {
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    /** All records of a topic so far, as a plain consumer gets them; those of a partition in their order. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(it -> new TopicPartition(topic, it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end =
                    consumer.endOffsets(partitions).values().stream().collect(Collectors.summingLong(Long::longValue));
            while (partitions.stream().mapToLong(consumer::position).sum() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    @Override
    public void close() {
        stop();
    }
}
