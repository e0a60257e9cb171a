package io.signalpost.destination.kafka;

import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The topic the {@code kafka} destination sends to. Checked when the destination is on ({@link KafkaSettings}).
 *
 * @param brokers        {@code host:port}, with commas between
 * @param maxRequestSize of one record and of one request, before compression
 * @param timeout        until a record is acknowledged
 * @param client         further properties of Kafka's producer, by their own names; may hold secrets
 */
@ConfigurationProperties("destination.kafka")
public record KafkaProperties(
        String brokers,
        String topic,
        @DefaultValue("zstd") Compression compression,
        @DefaultValue("1MB") DataSize maxRequestSize,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue Map<String, String> client) {

    /** How requests are compressed. */
    public enum Compression {
        NONE,
        GZIP,
        LZ4,
        ZSTD
    }

    /** @throws IllegalArgumentException saying what to write */
    public void check() {
        KafkaSettings.producer(this);
    }

    /** Without the client's own properties. */
    @Override
    public String toString() {
        return "KafkaProperties[" + brokers + ", " + topic + "]";
    }
}
