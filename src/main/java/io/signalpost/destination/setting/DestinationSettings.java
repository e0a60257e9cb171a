package io.signalpost.destination.setting;

import java.util.List;
import java.util.function.Consumer;

import io.signalpost.destination.amqp.AmqpProperties;
import io.signalpost.destination.chat.ChatProperties;
import io.signalpost.destination.database.DatabaseProperties;
import io.signalpost.destination.files.FilesProperties;
import io.signalpost.destination.http.HttpDestinationProperties;
import io.signalpost.destination.kafka.KafkaProperties;
import io.signalpost.destination.mail.EmailProperties;
import io.signalpost.destination.mqtt.MqttProperties;
import io.signalpost.destination.s3.S3Properties;
import io.signalpost.destination.sqs.SqsProperties;
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
    public record Demand(String destination, String bean, Consumer<Binder> check) {}

    private DestinationSettings() {}

    public static List<Demand> demands() {
        return List.of(
                demand("http", HttpDestinationProperties.class, HttpDestinationProperties::checkUrl),
                demand("http", HttpDestinationProperties.class, HttpDestinationProperties::checkSecret),
                demand("sqs", SqsProperties.class, SqsProperties::requireQueue),
                demand("kafka", KafkaProperties.class, KafkaProperties::check),
                demand("mqtt", MqttProperties.class, MqttProperties::check),
                demand("amqp", AmqpProperties.class, AmqpProperties::checkServer),
                demand("amqp", "destination-amqp-address", AmqpProperties.class, AmqpProperties::checkAddress),
                demand("files", FilesProperties.class, FilesProperties::check),
                demand("chat", ChatProperties.class, ChatProperties::check),
                demand("s3", S3Properties.class, S3Properties::checkServer),
                demand("s3", "destination-s3-objects", S3Properties.class, S3Properties::checkBucket),
                demand("email", EmailProperties.class, EmailProperties::check),
                demand("database", DatabaseProperties.class, DatabaseProperties::vendor));
    }

    private static <T> Demand demand(String destination, Class<T> settings, Consumer<T> check) {
        return demand(destination, "destination-" + destination, settings, check);
    }

    private static <T> Demand demand(String destination, String bean, Class<T> settings, Consumer<T> check) {
        return new Demand(
                destination, bean, binder -> check.accept(binder.bindOrCreate("destination." + destination, settings)));
    }
}
