package io.signalpost.destination;

import java.time.Duration;

/** The settings that the clients of AWS have in common. */
interface AwsServer {

    /** Null for that of the AWS environment. */
    String region();

    /** Null for AWS itself. */
    String endpointOverride();

    /** For one request, from its credentials to the end of the answer. */
    Duration timeout();
}
