package io.signalpost.observe.alert;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.testing.BusinessSystem.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From what goes wrong in the whole application to the mail and the post that tell of it. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class AlertsEndToEndTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    private BusinessSystem destination;
    private BusinessSystem chat;
    private RunningApp app;

    @BeforeEach
    void start() throws Exception {
        mail.start();
        destination = BusinessSystem.start();
        chat = BusinessSystem.start();
        enterALoss();
        app = RunningApp.start(
                folder,
                "destination.http.enabled=true",
                "destination.http.url=http://localhost:" + destination.port() + "/",
                "destination.http.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "destination.http.allow-private-addresses=true",
                "destination.email.host=localhost",
                "destination.email.port=" + mail.getSmtp().getPort(),
                "destination.email.encryption=none",
                "destination.email.from=signalpost@example.com",
                "signalpost.alerts.mail-to=one@example.com,two@example.com",
                "signalpost.alerts.webhook-url=http://localhost:" + chat.port() + "/hooks/hidden?key=secret",
                "signalpost.alerts.webhook-allow-private-addresses=true",
                "signalpost.alerts.not-ready-after=0s",
                "signalpost.alerts.destination-down-after=0s",
                "signalpost.alerts.over-after=0s");
    }

    /** As a node has found it that ran before. */
    private void enterALoss() throws Exception {
        LogDatabase database = LogDatabase.sqlite(folder);
        LogFixture.open(LogFixture.properties(database), Clock.systemUTC()).close();
        Instant end = Instant.now().minusSeconds(60);
        database.sql()
                .update(
                        "INSERT INTO outage (began_at, ended_at, expected_events, expected_lost, verdict)"
                                + " VALUES (?, ?, 10, 7.1, 'lost')",
                        end.minusSeconds(600).toEpochMilli(),
                        end.toEpochMilli());
    }

    @AfterEach
    void stop() {
        app.close();
        chat.close();
        destination.close();
        mail.stop();
    }

    @Test
    void peopleAreToldByEachMeansOnceAndWhenItIsOver(CapturedOutput output) throws Exception {
        chat.answer(exchange ->
                answering(posts("destination-down begun") == 1 ? 500 : 200).handle(exchange));
        destination.answer(answering(503, "Retry-After", "1"));

        app.post(Examples.withId("vehicle-state-first-delivery.json", "one"));

        awaitMails("[Signalpost] The destination http is down");
        awaitPosts("destination-down begun");
        assertThat(text("[Signalpost] The destination http is down"))
                .contains("Why:        the business system answered HTTP 503")
                .contains("docs/alerts.md#destination-down");
        assertThat(Stream.of(mail.getReceivedMessages()).filter(this::isOfTheOutage))
                .hasSize(2); // one per recipient
        assertThat(metrics()).contains("signalpost_destination_down{destination=\"http\"} 1.0", "signalpost_ready 1.0");
        assertThat(output).contains("An alert could not be sent").contains("by=\"webhook\"", "HTTP 500");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> posts("destination-down begun") == 2); // or there would be no end to tell of

        destination.answer(answering(422));
        awaitMails("[Signalpost] Over: The destination http is no longer down");
        awaitMails("[Signalpost] Events could not be delivered to http");
        awaitPosts("destination-down over", "dead-letters begun");

        app.act("http", "{\"action\": \"discard-dead\"}");
        awaitMails("[Signalpost] Over: No event waits for a decision at http any more");

        app.bean(CamelContext.class).getRouteController().suspendRoute("receive-error-webhook");
        awaitPosts("not-ready begun");
        assertThat(metrics()).contains("signalpost_ready 0.0");
        assertThat(posted().get(posted().size() - 1).path("reason").asText()).contains("receive-error-webhook");
        app.bean(CamelContext.class).getRouteController().resumeRoute("receive-error-webhook");
        awaitPosts("not-ready over");

        awaitMails("[Signalpost] Events were probably lost");
        assertThat(text("[Signalpost] Events were probably lost"))
                .contains("no event could be kept for 10 minutes; about 7 were probably lost");
        assertThat(metrics()).contains("signalpost_loss_unacknowledged 1.0");
        acknowledge();
        awaitMails("[Signalpost] Over: The loss of events was acknowledged");
        assertThat(metrics()).contains("signalpost_loss_unacknowledged 0.0");

        assertThat(subjects()).hasSize(16); // each once to each of two recipients
        assertThat(Set.copyOf(subjects())).hasSize(8);
        assertThat(output).doesNotContain("hidden").doesNotContain("one@example.com");
    }

    private void awaitMails(String... subjects) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(subjects()).contains(subjects));
    }

    private void awaitPosts(String... kindsAndOccasions) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(List.of(kindsAndOccasions))
                .allSatisfy(each -> assertThat(posts(each)).isPositive()));
    }

    private long posts(String kindAndOccasion) throws IOException {
        return posted().stream()
                .map(post ->
                        post.path("kind").asText() + " " + post.path("occasion").asText())
                .filter(kindAndOccasion::equals)
                .count();
    }

    /** A mail to two recipients counts twice. */
    private List<String> subjects() throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    private boolean isOfTheOutage(MimeMessage message) {
        try {
            return message.getSubject().equals("[Signalpost] The destination http is down");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String subject) throws Exception {
        for (MimeMessage message : mail.getReceivedMessages()) {
            if (message.getSubject().equals(subject)) {
                return message.getContent().toString().replace("\r", "");
            }
        }
        throw new AssertionError("no mail " + subject);
    }

    private String metrics() {
        return app.get("/observe/metrics").body();
    }

    private void acknowledge() {
        RunningApp.send(HttpRequest.newBuilder(app.management("/observe/loss"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\": \"acknowledge\"}"))
                .build());
    }

    private List<JsonNode> posted() throws IOException {
        List<JsonNode> posted = new ArrayList<>();
        for (BusinessSystem.Request request : chat.requests()) {
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            posted.add(JSON.readTree(request.body()));
        }
        return posted;
    }
}
