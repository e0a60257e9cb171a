package io.signalpost.destination.s3;

import java.time.Duration;
import java.util.regex.Pattern;

import io.signalpost.destination.WrongSetting;
import io.signalpost.destination.aws.AwsServer;
import org.apache.commons.lang3.StringUtils;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bucket the {@code s3} destination writes to. Credentials are no part of it: they come by the AWS standard chain.
 *
 * @param prefix           of all keys; may be empty
 * @param region           null for that of the AWS environment
 * @param endpointOverride null for AWS itself
 * @param timeout          for one object, from its credentials to the end of the answer
 */
@ConfigurationProperties("destination.s3")
public record S3Properties(
        String bucket,
        @DefaultValue("smartcar/") String prefix,
        String region,
        String endpointOverride,
        @DefaultValue("30s") Duration timeout)
        implements AwsServer {

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]");

    /** @throws IllegalArgumentException saying what to write */
    public void checkBucket() {
        if (StringUtils.isBlank(bucket)) {
            throw wrong("bucket", "is not set; write the bucket's name, for instance vehicle-events");
        }
        if (!BUCKET.matcher(bucket).matches()) {
            throw wrong("bucket", "is no name of a bucket; write for instance vehicle-events");
        }
        if (StringUtils.startsWith(prefix, "/")) {
            throw wrong(
                    "prefix",
                    "begins with a slash, which would be a folder without a name; write for instance smartcar/");
        }
    }

    /** @throws IllegalArgumentException saying what to write */
    public void checkServer() {
        if (!StringUtils.isBlank(endpointOverride) && !endpointOverride.matches("https?://[^/?#@]+/?")) {
            throw wrong("endpoint-override", "is no http or https address; write for instance https://s3.example.com");
        }
        if (timeout.toMillis() < 1) {
            throw wrong("timeout", "must be above zero; write for instance 30s");
        }
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return WrongSetting.of("destination.s3." + name, what);
    }
}
