package io.signalpost.bench.server;

import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ as a process of its own. Argument: port. */
final class SqsMain {

    private SqsMain() {}

    public static void main(String[] arguments) {
        SQSRestServerBuilder.withPort(Integer.parseInt(arguments[0]))
                .withInterface("localhost")
                .start()
                .waitUntilStarted();
    }
}
