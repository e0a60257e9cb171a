package io.signalpost.destination;

import java.net.URI;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** The client that {@code routes/sqs.camel.yaml} refers to, and what makes requests of events. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("destination.sqs.enabled")
class SqsConfiguration {

    @Bean("destination-sqs")
    SqsClient client(SqsProperties properties) {
        SqsClientBuilder client = SqsClient.builder()
                .overrideConfiguration(request -> request.apiCallTimeout(properties.timeout())
                        // The event log does the retrying: another attempt in here would be a copy of all events.
                        .retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (StringUtils.hasText(properties.region())) {
            client.region(Region.of(properties.region()));
        }
        if (StringUtils.hasText(properties.endpointOverride())) {
            client.endpointOverride(URI.create(properties.endpointOverride()));
        }
        try {
            return client.build();
        } catch (SdkClientException noRegion) {
            throw new IllegalArgumentException(
                    "destination.sqs.region (DESTINATION_SQS_REGION) is not set, and the AWS environment names none;"
                            + " write the queue's region, for instance eu-central-1",
                    noRegion);
        }
    }

    @Bean("destination-sqs-batch")
    SqsBatch batch(SqsProperties properties) {
        if (!StringUtils.hasText(properties.queueUrl())) {
            throw new IllegalArgumentException(
                    "destination.sqs.queue-url (DESTINATION_SQS_QUEUE_URL) is not set; write"
                            + " the queue's URL, for instance https://sqs.eu-central-1.amazonaws.com/123456789012/vehicle-events");
        }
        return new SqsBatch(
                properties.queueUrl(),
                properties.fifo(),
                properties.maxRequestSize().toBytes());
    }
}
