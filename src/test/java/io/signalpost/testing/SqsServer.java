package io.signalpost.testing;

import java.net.URI;

import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.springframework.test.util.TestSocketUtils;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** ElasticMQ on a free port, with the credentials for it where the standard chain of the AWS SDK finds them. */
public final class SqsServer implements AutoCloseable {

    public static final Region REGION = Region.EU_CENTRAL_1;

    private final int port;
    private final SqsClient client;
    private SQSRestServer server;

    private SqsServer(int port) {
        this.port = port;
        this.client = SqsClient.builder()
                .region(REGION)
                .endpointOverride(endpoint())
                .credentialsProvider(SystemPropertyCredentialsProvider.create())
                .build();
    }

    public static SqsServer start() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "a+b/c=&%");
        SqsServer server = new SqsServer(TestSocketUtils.findAvailableTcpPort());
        server.listen();
        return server;
    }

    /** Listens again after {@link #stop}, on the same port and without a queue. */
    public void listen() {
        server = SQSRestServerBuilder.withPort(port).withInterface("localhost").start();
        server.waitUntilStarted();
    }

    public void stop() {
        server.stopAndWait();
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + port);
    }

    public SqsClient client() {
        return client;
    }

    /** Creates a queue and returns its URL. */
    public String createQueue(String name) {
        return client.createQueue(queue -> queue.queueName(name)).queueUrl();
    }

    @Override
    public void close() {
        client.close();
        stop();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }
}
