package io.signalpost.destination.sqs;

import java.time.Duration;

import io.signalpost.destination.WrongSetting;
import io.signalpost.destination.aws.AwsServer;
import io.signalpost.eventlog.window.Order;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * The queue the {@code sqs} destination sends to. Credentials are no part of it: they come by the AWS standard chain.
 *
 * @param queueUrl         the queue's URL, as the AWS console shows it; FIFO when it ends in {@code .fifo}
 * @param region           null for that of the AWS environment
 * @param endpointOverride null for AWS itself
 * @param maxRequestSize   what the queue takes in one request and as one message
 * @param order            in which order events are delivered; null or empty for what suits the queue
 * @param timeout          for one request, from its credentials to the end of the answer
 */
@ConfigurationProperties("destination.sqs")
public record SqsProperties(
        String queueUrl,
        String region,
        String endpointOverride,
        @DefaultValue("256KB") DataSize maxRequestSize,
        String order,
        @DefaultValue("10s") Duration timeout)
        implements AwsServer {

    /** Nobody may overtake in a FIFO queue. */
    String orderThatSuits() {
        return StringUtils.hasText(order) ? order : (fifo() ? Order.VEHICLE_STRICT : Order.VEHICLE).toString();
    }

    /** @throws IllegalArgumentException without a queue; the message says what to write */
    public void requireQueue() {
        if (!StringUtils.hasText(queueUrl)) {
            throw WrongSetting.of(
                    "destination.sqs.queue-url",
                    "is not set; write the queue's URL, for instance"
                            + " https://sqs.eu-central-1.amazonaws.com/123456789012/vehicle-events");
        }
    }

    boolean fifo() {
        return queueUrl.endsWith(".fifo");
    }
}
