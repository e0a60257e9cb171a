package io.signalpost.destination.aws;

import java.time.Duration;

/** The settings that the clients of AWS have in common. */
public interface AwsServer {

    /** Null for that of the AWS environment. */
    String region();

    /** Null for AWS itself. */
    String endpointOverride();

    /** For one request, from its credentials to the end of the answer. */
    Duration timeout();
}
