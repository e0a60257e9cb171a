package io.signalpost.destination;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.boot.context.properties.bind.Binder;

/** What the beans of the shipped destinations demand of their settings, asked before any of these is made. */
public final class DestinationSettings {

    /**
     * One demand.
     *
     * @param destination that makes it when it is on
     * @param bean        that makes it, also when another route names it
     * @param check       throws {@link IllegalArgumentException}, whose message begins with the key and leaves the value out
     */
    public record Demand(String destination, String bean, Consumer<Binder> check) {

        Demand(String destination, Consumer<Binder> check) {
            this(destination, "destination-" + destination, check);
        }
    }

    private DestinationSettings() {}

    public static List<Demand> demands() {
        return List.of(
                new Demand("http", binder -> HttpRecipient.of(bind(binder, "http", HttpDestinationProperties.class))
                        .check()),
                new Demand(
                        "http",
                        binder -> WebhookSecret.keys(bind(binder, "http", HttpDestinationProperties.class)
                                .secret())),
                new Demand("sqs", binder -> bind(binder, "sqs", SqsProperties.class)
                        .requireQueue()),
                new Demand("kafka", binder -> KafkaSettings.producer(bind(binder, "kafka", KafkaProperties.class))),
                new Demand("mqtt", binder -> MqttTarget.of(bind(binder, "mqtt", MqttProperties.class))),
                new Demand("amqp", binder -> AmqpBroker.server(bind(binder, "amqp", AmqpProperties.class))),
                new Demand(
                        "amqp",
                        "destination-amqp-address",
                        binder -> AmqpBroker.address(bind(binder, "amqp", AmqpProperties.class))),
                new Demand("files", binder -> FilesConfiguration.check(bind(binder, "files", FilesProperties.class))),
                new Demand("chat", binder -> HttpRecipient.of(bind(binder, "chat", ChatProperties.class))
                        .check()),
                new Demand(
                        "s3", binder -> bind(binder, "s3", S3Properties.class).checkServer()),
                new Demand("s3", "destination-s3-objects", binder -> bind(binder, "s3", S3Properties.class)
                        .checkBucket()),
                new Demand("email", binder -> MailSessions.of(bind(binder, "email", EmailProperties.class))),
                new Demand("database", binder -> bind(binder, "database", DatabaseProperties.class)
                        .vendor()));
    }

    /**
     * What mails to others than {@code destination.email.to} demand: the server and the sender.
     *
     * @throws IllegalArgumentException as a {@link Demand} does
     */
    public static void requireMailServer(Binder binder) {
        MailSessions.server(bind(binder, "email", EmailProperties.class));
    }

    /** @throws IllegalArgumentException as a {@link Demand} does, when these are no mail addresses with commas between */
    public static void requireAddresses(String key, String addresses, String example) {
        MailSessions.requireAddresses(key, addresses, "mail addresses with commas between, for instance " + example);
    }

    private static <T> T bind(Binder binder, String destination, Class<T> type) {
        return binder.bindOrCreate("destination." + destination, type);
    }
}
