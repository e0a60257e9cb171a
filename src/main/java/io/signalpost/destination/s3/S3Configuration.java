package io.signalpost.destination.s3;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.awscore.AwsClient;

/**
 * What {@code routes/s3.camel.yaml} and other routes to this server refer to: the client, and what makes objects of events.
 * Made when the first route is.
 */
@Configuration(proxyBeanMethods = false)
@Lazy
class S3Configuration {

    /** Declared as no more than that: Spring looks through declared types at each start, and S3Client draws 242 classes in. */
    @Bean("destination-s3")
    AwsClient client(S3Properties properties) {
        return S3Clients.of(properties);
    }

    @Bean("destination-s3-objects")
    DailyObjects objects(S3Properties properties) {
        properties.checkBucket();
        return new DailyObjects(properties.prefix(), new ObjectMapper());
    }
}
