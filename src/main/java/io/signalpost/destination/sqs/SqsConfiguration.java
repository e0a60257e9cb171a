package io.signalpost.destination.sqs;

import io.signalpost.destination.aws.AwsClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The client that {@code routes/sqs.camel.yaml} refers to, and what makes requests of events. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("destination.sqs.enabled")
class SqsConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SqsConfiguration.class);

    @Bean("destination-sqs")
    SqsClient client(SqsProperties properties) {
        return AwsClients.of("sqs", properties, SqsClient.builder());
    }

    @Bean("destination-sqs-batch")
    SqsBatch batch(SqsProperties properties, @Value("${signalpost.max-body-size}") DataSize maxBodySize) {
        properties.requireQueue();
        long largest = maxBodySize.toBytes() + SqsMessages.MAX_ATTRIBUTES_SIZE;
        if (largest > properties.maxRequestSize().toBytes()) {
            log.atWarn()
                    .addKeyValue("destination", "sqs")
                    .log(
                            "An event of signalpost.max-body-size ({} bytes) is accepted, but with its attributes it can be"
                                    + " {} bytes, more than destination.sqs.max-request-size ({} bytes): it would be a dead letter."
                                    + " Raise the one as far as the queue's maximum message size, or lower the other",
                            maxBodySize.toBytes(),
                            largest,
                            properties.maxRequestSize().toBytes());
        }
        return new SqsBatch(
                properties.queueUrl(),
                properties.fifo(),
                properties.orderThatSuits(),
                properties.maxRequestSize().toBytes());
    }
}
