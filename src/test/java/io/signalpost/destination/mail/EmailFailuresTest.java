package io.signalpost.destination.mail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.testing.Examples;
import io.signalpost.testing.IngressRoutes;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.ScriptedMailServer;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the {@code email} destination makes of the replies of a mail server. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class EmailFailuresTest {

    private static final VehicleEvent EVENT = Events.fault("e1", 0, "PERMISSION", null, "ERROR");

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    @TempDir
    Path dataDir;

    private ScriptedMailServer mail;

    @BeforeEach
    void start() throws Exception {
        mail = ScriptedMailServer.start();
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONNECT | 421 4.3.2 too many connections        | unavailable
            CONNECT | 554 5.7.1 no service for you          | unavailable
            MAIL    | 451 4.7.1 try later                   | unavailable
            MAIL    | 530 5.7.0 authentication required     | unavailable
            RCPT    | 450 4.2.0 fleet@example.com: greylist | unavailable
            RCPT    | 550 5.1.1 fleet@example.com: unknown  | dead
            DATA    | 452 4.3.1 no room                     | unavailable
            DATA    | 554 5.5.1 no valid recipients         | dead
            .       | 452 4.3.1 no room                     | unavailable
            .       | 552 5.3.4 too large                   | dead
            .       | 554 5.7.1 it is spam                  | dead
            """)
    void eachReplyMeansWhatTheTableSays(String step, String reply, String kind) throws Exception {
        mail.reply(step, reply);
        try (RunningRoute route = route()) {
            Exception failure = route.deliver("email", EVENT);

            Failure understood = Failures.of(failure, FailureTable.parse(null));
            assertThat(understood.kind()).hasToString(kind);
            assertThat(understood.text())
                    .startsWith("SMTP " + reply.substring(0, 3))
                    .contains(reply.substring(4, 9))
                    .doesNotContain("@example.com");
            mail.reset();
            assertThat(route.deliver("email", EVENT)).isNull();
            assertThat(mail.mails()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatDripsItsGreetingHoldsNoAttemptLongerThanTheTimeout() throws Exception {
        mail.drip();
        try (RunningRoute route = route("destination.email.timeout=1s")) {
            long began = System.nanoTime();
            Exception failure = route.deliver("email", EVENT);

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(20));
            assertThat(Failures.of(failure, FailureTable.parse(null)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        }
    }

    @Test
    void aServerWhoseCertificateNobodyVouchesForIsUnavailable() throws Exception {
        ServerSetup smtps = new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS);
        smtps.setServerStartupTimeout(A_WHILE.toMillis());
        GreenMail tls = new GreenMail(smtps);
        tls.start();
        try (RunningRoute route = MailRoute.start(
                dataDir,
                "routes/email.camel.yaml",
                tls.getSmtps().getPort(),
                "destination.email.encryption=tls",
                "destination.email.username=")) {
            Exception failure = route.deliver("email", EVENT);

            assertThat(Failures.of(failure, FailureTable.parse(null)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(failure).hasStackTraceContaining("PKIX path");
        } finally {
            tls.stop();
        }
    }

    @Test
    void aGreylistIsOutlivedHoweverOftenItIsMet(CapturedOutput output) throws Exception {
        mail.reply("RCPT", "450 4.2.0 <fleet@example.com>: greylisted");
        try (RunningApp app = RunningApp.start(dataDir.resolve("data"), impatientRoute())) {
            app.post(Examples.body("vehicle-error-auth-failed.json"));

            await().atMost(A_WHILE).until(() -> mail.connections() > 15);
            assertThat(status(app)).returns("down", DestinationStatus::state).returns(0L, DestinationStatus::dead);
            assertThat(app.get("/observe/health").body()).contains("\"email\":\"down\"");
            mail.reset();
            await().atMost(A_WHILE).until(() -> mail.mails() == 1);
            await().atMost(A_WHILE).until(() -> status(app).state().equals("running"));
        }
        assertThat(output).contains("SMTP 450: 4.2.0 <…>: greylisted");
    }

    /** One failure that counts would make a dead letter. */
    private String[] impatientRoute() throws Exception {
        Path routes = Files.createDirectory(dataDir.resolve("routes"));
        IngressRoutes.copyTo(routes);
        Files.writeString(
                routes.resolve("email.camel.yaml"),
                Files.readString(Path.of("routes/email.camel.yaml"))
                        .replace(
                                "        eventTypes:",
                                "        maxAttempts: 1\n        retryDelay: 50\n        maxRetryDelay: 50\n        eventTypes:"));
        return MailRoute.properties(
                        mail.port(),
                        "destination.email.username=",
                        "camel.main.routes-include-pattern=file:" + routes + "/*.camel.yaml")
                .toArray(String[]::new);
    }

    private static DestinationStatus status(RunningApp app) {
        return app.bean(EventLog.class).destinations().find("email").orElseThrow();
    }

    private RunningRoute route(String... properties) {
        return MailRoute.start(
                dataDir,
                "routes/email.camel.yaml",
                mail.port(),
                ArrayUtils.add(properties, "destination.email.username="));
    }
}
