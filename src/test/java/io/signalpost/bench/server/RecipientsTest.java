package io.signalpost.bench.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.EventTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

import static org.assertj.core.api.Assertions.assertThat;

class RecipientsTest {

    private static final Duration HOLD = Duration.ofMillis(20);

    private Recipients recipients;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        recipients = new Recipients(new Servers(Path.of("none.jar"), Path.of("none")), folder);
    }

    @AfterEach
    void stop() {
        recipients.close();
    }

    @Test
    void aBusinessSystemSeesWhatComesOutOfOrderAndAnswersAfterAWhile() throws Exception {
        Recipient recipient = recipients.open("system", HOLD);
        Recipient other = recipients.open("other", HOLD);

        long begin = System.nanoTime();
        assertThat(post(recipient, event("a", 2))).isEqualTo(200);
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(HOLD.toNanos());
        assertThat(post(recipient, event("a", 1))).isEqualTo(200);
        assertThat(post(other, event("a", 1))).isEqualTo(200);

        assertThat(recipient.tally()).isEqualTo(new Tally(2, 1, 0));
        assertThat(other.tally()).isEqualTo(new Tally(1, 0, 0));
    }

    /** The client checks the MD5s that it is answered. */
    @Test
    void aQueueTakesABatchAsSqsDoes() throws Exception {
        Recipient recipient = recipients.open("queue", HOLD);
        Map<String, String> settings = recipient.settings("sqs");

        try (SqsClient client = SqsClient.builder()
                .region(Region.of(settings.get("destination.sqs.region")))
                .endpointOverride(URI.create(settings.get("destination.sqs.endpoint-override")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build()) {
            var answer = client.sendMessageBatch(batch -> batch.queueUrl(settings.get("destination.sqs.queue-url"))
                    .entries(message("0", event("a", 1)), message("1", event("a", 2))));

            assertThat(answer.successful()).extracting("id").containsExactly("0", "1");
        }
        assertThat(recipient.tally()).isEqualTo(new Tally(2, 0, 0));
    }

    private static SendMessageBatchRequestEntry message(String id, String event) {
        MessageAttributeValue text = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("é")
                .build();
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(event)
                .messageAttributes(Map.of("SmartcarEventId", text, "SmartcarMode", text))
                .build();
    }

    private static int post(Recipient recipient, String event) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(recipient.url()))
                                .POST(HttpRequest.BodyPublishers.ofString(event))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String event(String vehicle, long number) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("eventId", EventTemplate.id(number));
        event.putObject("data").putObject("vehicle").put("id", vehicle);
        return event.toString();
    }
}
