package io.signalpost.proof;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.signalpost.testing.Ports;
import io.signalpost.testing.ScriptedQueue;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.concurrent.Await;
import scala.concurrent.duration.FiniteDuration;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** The {@code sqs} destination's ElasticMQ, whose queue outlives its server, as the real one's does. */
final class Queue implements FarSide {

    private static final FiniteDuration AT_ONCE = FiniteDuration.create(1, "second");

    private final int port = Ports.lasting();
    private final ActorSystem system = ActorSystem.create("elasticmq");
    private final ActorRef queues = system.actorOf(Props.create(
            QueueManagerActor.class,
            () -> new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, Option.empty())));
    private final SqsClient client = SqsClient.builder()
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create("http://localhost:" + port))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
    private final List<String> received = new ArrayList<>();
    private final String url;
    private SQSRestServer server;
    private ScriptedQueue wrong;

    Queue() {
        start();
        url = client.createQueue(queue -> queue.queueName("proof")).queueUrl();
    }

    private void start() {
        server = SQSRestServerBuilder.withActorSystem(system)
                .withQueueManagerActor(queues)
                .withInterface("localhost")
                .withPort(port)
                .start();
        server.waitUntilStarted();
    }

    /** Cuts open connections too. */
    private void stop() throws Exception {
        Await.ready(server.waitUntilStarted().terminate(AT_ONCE), AT_ONCE.plus(AT_ONCE));
    }

    @Override
    public String name() {
        return "sqs";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "destination.sqs.enabled",
                "true",
                "destination.sqs.queue-url",
                url,
                "destination.sqs.region",
                "eu-central-1",
                "destination.sqs.endpoint-override",
                "http://localhost:" + port,
                "destination.sqs.max-request-size",
                Event.LARGE + "B");
    }

    @Override
    public boolean wants(Event event) {
        return event.kind() != Event.Kind.TEST;
    }

    @Override
    public boolean refuses(Event event) {
        return event.kind() == Event.Kind.TOO_LARGE;
    }

    @Override
    public Collection<String> arrived() {
        List<Message> messages;
        do {
            messages = client.receiveMessage(request ->
                            request.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("SmartcarEventId"))
                    .messages();
            messages.stream().map(Queue::eventId).forEach(received::add);
            delete(messages);
        } while (!messages.isEmpty());
        return received;
    }

    private void delete(List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = messages.stream()
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        if (!entries.isEmpty()) {
            client.deleteMessageBatch(request -> request.queueUrl(url).entries(entries));
        }
    }

    private static String eventId(Message message) {
        return message.messageAttributes().get("SmartcarEventId").stringValue();
    }

    @Override
    public List<Fault> faults() {
        return List.of(
                new Fault("queue stopped", Duration.ofSeconds(6), this::stop, this::start),
                new Fault("queue answers wrongly", Duration.ofSeconds(6), this::answerWrongly, this::answerRightly));
    }

    private void answerWrongly() throws Exception {
        stop();
        wrong = ScriptedQueue.start(port);
        wrong.answer(new WrongAnswers());
    }

    private void answerRightly() {
        wrong.close();
        start();
    }

    @Override
    public void close() throws Exception {
        client.close();
        stop();
        system.terminate();
    }
}
