package io.signalpost.destination;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The queue the {@code sqs} destination sends to. Credentials are no part of it: they come by the AWS standard chain.
 *
 * @param queueUrl         the queue's URL, as the AWS console shows it; FIFO when it ends in {@code .fifo}
 * @param region           null for that of the AWS environment
 * @param endpointOverride null for AWS itself
 * @param maxRequestSize   what the queue takes in one request and as one message
 * @param timeout          for one request, from its credentials to the end of the answer
 */
@ConfigurationProperties("destination.sqs")
public record SqsProperties(
        String queueUrl,
        String region,
        String endpointOverride,
        @DefaultValue("256KB") DataSize maxRequestSize,
        @DefaultValue("10s") Duration timeout) {

    boolean fifo() {
        return queueUrl.endsWith(".fifo");
    }
}
