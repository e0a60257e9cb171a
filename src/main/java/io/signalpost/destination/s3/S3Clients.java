package io.signalpost.destination.s3;

import io.signalpost.destination.aws.AwsClients;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes the client of the configured server. */
final class S3Clients {

    private S3Clients() {}

    /** @throws IllegalArgumentException saying what to write */
    static S3Client of(S3Properties properties) {
        properties.checkServer();
        return new UnaskedBucket(AwsClients.of(
                "s3",
                properties,
                S3Client.builder()
                        // Other servers than AWS do not all know its checksums and its signed chunks.
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                        .forcePathStyle(StringUtils.hasText(properties.endpointOverride()))));
    }
}
