package io.signalpost.observe.alert;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
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

    @AfterEach
    void stop() {
        app.close();
        chat.close();
        destination.close();
        mail.stop();
    }

    @Test
    void peopleAreToldByEachMeansOnceAndWhenItIsOver(CapturedOutput output) throws Exception {
        AtomicInteger posts = new AtomicInteger();
        chat.answer(
                exchange -> answering(posts.getAndIncrement() == 0 ? 500 : 200).handle(exchange));
        destination.answer(answering(503, "Retry-After", "1"));

        app.post(Examples.withId("vehicle-state-first-delivery.json", "one"));

        awaitMails("[Signalpost] The destination http is down");
        awaitPosts("destination-down begun");
        assertThat(mail.getReceivedMessages()[0].getContent().toString())
                .contains("Why:        the business system answered HTTP 503")
                .contains("docs/alerts.md#destination-down");
        assertThat(mail.getReceivedMessages()).hasSize(2); // one per recipient
        assertThat(output).contains("An alert could not be sent").contains("by=\"webhook\"", "HTTP 500");
        await().atMost(Duration.ofSeconds(60)).until(() -> posts.get() == 2); // or there would be no end to tell of

        destination.answer(answering(422));
        awaitMails("[Signalpost] Over: The destination http is no longer down");
        awaitMails("[Signalpost] Events could not be delivered to http");
        awaitPosts("destination-down over", "dead-letters begun");

        app.act("http", "{\"action\": \"discard-dead\"}");
        awaitMails("[Signalpost] Over: No event waits for a decision at http any more");

        app.bean(CamelContext.class).getRouteController().suspendRoute("receive-error-webhook");
        awaitPosts("not-ready begun");
        assertThat(posted().get(posted().size() - 1).path("reason").asText()).contains("receive-error-webhook");
        app.bean(CamelContext.class).getRouteController().resumeRoute("receive-error-webhook");
        awaitPosts("not-ready over");

        assertThat(subjects()).doesNotHaveDuplicates().hasSize(6);
        assertThat(output).doesNotContain("hidden").doesNotContain("one@example.com");
    }

    private void awaitMails(String... subjects) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(subjects()).contains(subjects));
    }

    private void awaitPosts(String... kindsAndOccasions) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(posted())
                .extracting(post ->
                        post.path("kind").asText() + " " + post.path("occasion").asText())
                .contains(kindsAndOccasions));
    }

    /** Of the mails to the first recipient. */
    private List<String> subjects() throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects.stream().distinct().toList();
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
