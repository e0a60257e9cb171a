package io.signalpost.destination;

import java.net.URI;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * What {@code routes/s3.camel.yaml} and other routes to this server refer to: the client, and what makes objects of events.
 * Made when the first route is.
 */
@Configuration(proxyBeanMethods = false)
@Lazy
class S3Configuration {

    @Bean("destination-s3")
    S3Client client(S3Properties properties) {
        properties.checkServer();
        S3ClientBuilder client = S3Client.builder()
                .overrideConfiguration(request -> request.apiCallTimeout(properties.timeout())
                        // The event log does the retrying.
                        .retryStrategy(AwsRetryStrategy.doNotRetry()))
                // Other servers than AWS do not all know its checksums and its signed chunks.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false));
        if (StringUtils.hasText(properties.region())) {
            client.region(Region.of(properties.region()));
        }
        if (StringUtils.hasText(properties.endpointOverride())) {
            client.endpointOverride(URI.create(properties.endpointOverride())).forcePathStyle(true);
        }
        try {
            return new UnaskedBucket(client.build());
        } catch (SdkClientException noRegion) {
            throw new IllegalArgumentException(
                    "destination.s3.region (DESTINATION_S3_REGION) is not set, and the AWS environment names none;"
                            + " write the bucket's region, for instance eu-central-1",
                    noRegion);
        }
    }

    @Bean("destination-s3-objects")
    DailyObjects objects(S3Properties properties) {
        properties.checkBucket();
        return new DailyObjects(properties.prefix(), new ObjectMapper());
    }
}
