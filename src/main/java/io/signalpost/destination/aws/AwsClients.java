package io.signalpost.destination.aws;

import java.net.URI;

import io.signalpost.destination.WrongSetting;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/** Makes the clients of AWS. */
public final class AwsClients {

    private AwsClients() {}

    /** @throws IllegalArgumentException saying what to write when nobody names a region */
    public static <B extends AwsClientBuilder<B, C>, C> C of(String destination, AwsServer server, B client) {
        client.overrideConfiguration(request -> request.apiCallTimeout(server.timeout())
                // The event log does the retrying: another attempt in here would be a copy of all events.
                .retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (StringUtils.hasText(server.region())) {
            client.region(Region.of(server.region()));
        }
        if (StringUtils.hasText(server.endpointOverride())) {
            client.endpointOverride(URI.create(server.endpointOverride()));
        }
        try {
            return client.build();
        } catch (SdkClientException noRegion) {
            throw new IllegalArgumentException(
                    WrongSetting.named("destination." + destination + ".region")
                            + " is not set, and the AWS environment names none; write it, for instance eu-central-1",
                    noRegion);
        }
    }
}
