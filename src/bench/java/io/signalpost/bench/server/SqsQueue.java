package io.signalpost.bench.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An SQS queue that nobody reads. It is kept in memory, so {@link #empty} it between rounds. */
public final class SqsQueue implements AutoCloseable {

    static final String CREDENTIALS = "benchmark";

    private final ServerProcess server;
    private final URI endpoint;
    private final SqsClient client;
    private final String url;

    public SqsQueue(Servers servers, Path folder) throws IOException {
        server = servers.sqs(folder).ready();
        endpoint = URI.create("http://localhost:" + server.port());
        client = SqsClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(endpoint)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(CREDENTIALS, CREDENTIALS)))
                .build();
        url = client.createQueue(queue -> queue.queueName("events")).queueUrl();
    }

    /** What lets the destination {@code sqs} send to it. */
    public Map<String, String> settings() {
        return settings(endpoint.toString(), url);
    }

    static Map<String, String> settings(String endpoint, String queueUrl) {
        return Map.of(
                "destination.sqs.enabled",
                "true",
                "destination.sqs.queue-url",
                queueUrl,
                "destination.sqs.region",
                Region.EU_CENTRAL_1.id(),
                "destination.sqs.endpoint-override",
                endpoint);
    }

    public void empty() {
        client.purgeQueue(queue -> queue.queueUrl(url));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
