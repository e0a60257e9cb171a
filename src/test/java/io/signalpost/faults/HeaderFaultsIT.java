package io.signalpost.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.signalpost.http.HttpSocket;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.Examples;
import io.signalpost.testing.SqsServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.util.TestSocketUtils;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import static io.signalpost.faults.Receiver.PATH;
import static io.signalpost.faults.Receiver.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Header and query parameters that would steer Camel, or one of its components, if they got that far: none reaches a
 * route, a queue, a mail, a table or the reply. Each has the value {@code evil}, which is looked for everywhere.
 */
class HeaderFaultsIT {

    private static final List<String> NAMES = List.of(
            "CamelHttpUri",
            "cAmElHttpUri",
            "CAMELHttpResponseCode",
            "camelhttppath",
            "CamelFileName",
            "CamelSqlQuery",
            "camelSqlParameters",
            "CamelToEndpoint",
            "CamelExecCommandExecutable",
            "CamelBeanMethodName",
            "CAmelBeanMethodName",
            "CamelAwsSqsOperation",
            "CamelAwsSqsMessageGroupId",
            "camelawssqsDelaySeconds",
            "org.apache.camel.x",
            "org.Apache.Camel.Smtp",
            "kafka.OVERRIDE_TOPIC",
            "kafka.KEY",
            "KAFKA.topic",
            "mail.smtp.host",
            "Mail.Smtp.Host",
            "JMSDestination",
            "JMSReplyTo",
            "jmsXGroupID",
            "breadcrumbId",
            "To",
            "Cc",
            "Bcc",
            "From",
            "Reply-To",
            "Subject",
            "Date",
            "Message-ID",
            "X-Mailer",
            "Return-Path",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "Forwarded",
            "X-Real-IP",
            "Location",
            "SmartcarEventId",
            "smartcareventid",
            "SmartcarVehicleId",
            "SmartcarMode",
            "SmartcarEventType",
            "SmartcarApplication",
            "SmartcarTokenName",
            "application",
            "operation",
            "batchSize",
            "MessageGroupId",
            "X-Amz-Target",
            "Retry-After",
            "Allow",
            "Set-Cookie",
            "Cookie",
            "Origin",
            "Access-Control-Allow-Origin");

    @TempDir
    static Path folder;

    private static final int mailPort = TestSocketUtils.findAvailableTcpPort();
    private static final GreenMail mail =
            new GreenMail(new ServerSetup(mailPort, "localhost", ServerSetup.PROTOCOL_SMTP));
    private static SqsServer sqs;
    private static String queueUrl;
    private static Receiver receiver;

    @BeforeAll
    static void start() throws IOException {
        mail.start();
        sqs = SqsServer.start();
        queueUrl = sqs.createQueue("events");
        Path routes = Files.createDirectory(folder.resolve("routes"));
        copy(Path.of("routes"), routes);
        copy(Path.of("src/test/resources/faults"), routes);
        receiver = Receiver.start(
                folder,
                "--destination.log.enabled=true",
                "--destination.sqs.enabled=true",
                "--destination.sqs.queue-url=" + queueUrl,
                "--destination.sqs.region=" + SqsServer.REGION,
                "--destination.sqs.endpoint-override=" + sqs.endpoint(),
                "--destination.email.enabled=true",
                "--destination.email.host=localhost",
                "--destination.email.port=" + mailPort,
                "--destination.email.encryption=none",
                "--destination.email.from=signalpost@example.com",
                "--destination.email.to=fleet@example.com");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        receiver.close();
        sqs.close();
        mail.stop();
    }

    private final String id = UUID.randomUUID().toString();
    private final byte[] event = Examples.withId("vehicle-error-auth-failed.json", id);

    @Test
    void hostileHeadersAndParameters() throws Exception {
        String query = String.join("=evil&", NAMES) + "=evil";
        List<String> headers =
                new ArrayList<>(NAMES.stream().map(name -> name + ": evil").toList());
        headers.add(signature(event));

        for (String path : List.of(PATH, PATH + "/errors", PATH + "/default")) {
            Response response = receiver.exchange(HttpSocket.post(path, event, headers.toArray(String[]::new)));
            Response queried = receiver.exchange(HttpSocket.post(path + "?" + query, event, signature(event)));

            for (Response answer : List.of(response, queried)) {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers()).isEqualTo(Map.of("content-length", "0"));
            }
        }

        for (String destination : List.of("database", "email", "sqs", "log", "recorder")) {
            await().untilAsserted(() -> assertThat(receiver.app()
                            .get("/observe/destinations/" + destination)
                            .body())
                    .contains("\"pending\":0,", "\"delivered\":1,", "\"dead\":0,"));
        }
        assertRoutesSawNothing();
        assertQueueGotNothing();
        assertMailGotNothing();
        assertTablesGotNothing();
    }

    private void assertRoutesSawNothing() {
        String recorded = receiver.app().output();
        assertThat(recorded.lines().filter(line -> line.contains(" Exchange[Id")))
                .singleElement()
                .asString()
                .contains("Headers: {SmartcarEventId=" + id + ", SmartcarEventType=VEHICLE_ERROR, SmartcarMode=LIVE,"
                        + " SmartcarVehicleId=1bcddf9f-f4f4-5e71-9870-ce0851b7f826}")
                .containsPattern(
                        "Properties: \\{CamelToEndpoint=log://io\\.signalpost\\.recorder\\?maxChars=0&showAll=true,"
                                + " SignalpostPassing=io\\.signalpost\\.eventlog\\.Passing@\\w+}");
        assertThat(recorded).doesNotContainIgnoringCase("evil");
    }

    private void assertQueueGotNothing() {
        List<Message> messages = sqs.client()
                .receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo(new String(event, StandardCharsets.UTF_8));
            assertThat(message.messageAttributes())
                    .containsOnlyKeys("SmartcarEventId", "SmartcarEventType", "SmartcarMode", "SmartcarVehicleId");
            assertThat(message.attributes()).doesNotContainKey(MessageSystemAttributeName.MESSAGE_GROUP_ID);
            assertThat(message.toString()).doesNotContain("evil");
        });
        assertThat(sqs.client().listQueues().queueUrls()).containsExactly(queueUrl);
    }

    private void assertMailGotNothing() throws Exception {
        assertThat(mail.getReceivedMessages()).hasSize(1);
        MimeMessage message = mail.getReceivedMessages()[0];
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        message.writeTo(source);
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("fleet@example.com");
        assertThat(source.toString(StandardCharsets.UTF_8)).doesNotContain("evil", "Smartcar", "Camel");
    }

    private void assertTablesGotNothing() {
        assertThat(receiver.log().queryForList("SELECT * FROM event").toString())
                .doesNotContain("evil");
        assertThat(receiver.signals()
                        .queryForList("SELECT * FROM vehicle_fault")
                        .toString())
                .contains(id)
                .doesNotContain("evil");
    }
}
