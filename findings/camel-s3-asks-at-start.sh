#!/usr/bin/env bash
# Camel's aws2-s3 asks for its bucket when the endpoint starts, also when it only puts objects and starts its producer lazily.
#
# Expected: lazyStartProducer "allows CamelContext and routes to start in situations where a producer may otherwise fail during
#           starting": the server is asked with the first message. autoCreateBucket is off.
# Happens:  AWS2S3Endpoint#doStart sends a HeadBucket, and throws unless that is answered 200, 403 or 404. While the server is away
#           the whole Camel context does not start, and what else it does is not done either.
# Cure:     a client whose headBucket answers by itself (DelegatingS3Client), or a `fileName` at the endpoint, which has no meaning for
#           putting: with it Camel does not ask.
# Source:   seen when the s3 destination was built, 2026-11-30, camel-aws2-s3 4.18.0.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-core-engine</artifactId><version>4.18.0</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-core-languages</artifactId><version>4.18.0</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-aws2-s3</artifactId><version>4.18.0</version></dependency>
  </dependencies>
</project>
POM

cat >"$work/Demo.java" <<'JAVA'
import java.net.ServerSocket;
import java.net.URI;

import org.apache.camel.impl.DefaultCamelContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class Demo {
    public static void main(String[] args) throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        S3Client client = S3Client.builder()
                .endpointOverride(URI.create("http://localhost:" + nobody))
                .forcePathStyle(true)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(request -> request.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        start(client, "aws2-s3:bucket?lazyStartProducer=true");
        start(client, "aws2-s3:bucket?lazyStartProducer=true&fileName=none");
        System.exit(0);
    }

    private static void start(S3Client client, String uri) throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("client", client);
        try {
            camel.getEndpoint(uri + "&amazonS3Client=#client");
            camel.start();
            System.out.println(uri + ": started");
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            System.out.println(uri + ": not started, " + cause.getClass().getSimpleName());
        }
    }
}
JAVA

mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2
java -cp "$work/lib/*" "$work/Demo.java" | tee "$work/seen"

diff - "$work/seen" <<'EXPECTED' && echo "as described"
aws2-s3:bucket?lazyStartProducer=true: not started, ConnectException
aws2-s3:bucket?lazyStartProducer=true&fileName=none: started
EXPECTED
