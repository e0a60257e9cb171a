package io.signalpost.startup;

import java.nio.file.Files;
import java.nio.file.Path;

import io.signalpost.destination.SingleLine;
import io.signalpost.destination.chat.ChatText;
import io.signalpost.destination.database.DatabaseTables;
import io.signalpost.destination.http.HttpAnswer;
import io.signalpost.destination.http.WebhookSigner;
import io.signalpost.destination.line.LogLine;
import io.signalpost.destination.mail.MailReply;
import io.signalpost.testing.Examples;
import io.signalpost.testing.IngressRoutes;
import io.signalpost.testing.RunningApp;
import io.signalpost.webhook.refused.RefusedRequestsProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Route files and settings of version 0.1.0 go on working, and the start says what is called otherwise now. */
@ExtendWith(OutputCaptureExtension.class)
class FormerNamesTest {

    @TempDir
    private Path folder;

    @Test
    void routesAndSettingsWithFormerNamesWorkAndAreTold(CapturedOutput output) throws Exception {
        IngressRoutes.copyTo(folder);
        Path refuse = folder.resolve("refuse-webhook.camel.yaml");
        String former = Files.readString(refuse)
                .replace("io.signalpost.webhook.RefusedException", "io.signalpost.webhook.RejectedException")
                .replace("io.signalpost.eventlog.store.", "io.signalpost.eventlog.");
        Files.writeString(refuse, former);
        Files.writeString(folder.resolve("doomed.camel.yaml"), """
                - route:
                    id: doomed
                    from:
                      uri: event-log:doomed
                      steps:
                        - throwException:
                            exceptionType: io.signalpost.eventlog.UndeliverableException
                            message: no
                """);
        Files.writeString(
                folder.resolve("log.camel.yaml"),
                Files.readString(Path.of("routes/log.camel.yaml"))
                        .replace("io.signalpost.destination.line.LogLine", "io.signalpost.destination.LogLine"));
        try (RunningApp app = RunningApp.start(
                folder.resolve("data"),
                "camel.main.routes-include-pattern=file:" + folder + "/*.camel.yaml",
                "destination.log.enabled=true",
                "signalpost.quarantine.max-count=7")) {
            byte[] event = Examples.body("vehicle-state-first-delivery.json");

            assertThat(app.post(event, "0".repeat(64)).statusCode()).isEqualTo(401);
            assertThat(app.post(event).statusCode()).isEqualTo(200);
            await().until(() -> app.get("/observe/destinations/doomed").body().contains("\"dead\":1"));
            await().until(() -> app.get("/observe/destinations/log").body().contains("\"delivered\":1"));
            assertThat(app.bean(RefusedRequestsProperties.class).maxCount()).isEqualTo(7);
        }
        assertThat(output)
                .contains("command line: signalpost.quarantine.max-count is called signalpost.refused.max-count now")
                .contains(
                        "names io.signalpost.webhook.RejectedException, which is io.signalpost.webhook.RefusedException")
                .contains("names io.signalpost.eventlog.UndeliverableException, which is"
                        + " io.signalpost.eventlog.delivery.UndeliverableException")
                .contains("names io.signalpost.eventlog.EventLogUnavailableException, which is")
                .contains(
                        "names io.signalpost.destination.LogLine, which is io.signalpost.destination.line.LogLine now");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ChatText.class,
                DatabaseTables.class,
                HttpAnswer.class,
                LogLine.class,
                MailReply.class,
                SingleLine.class,
                WebhookSigner.class
            })
    void aClassThatMovedIntoARoomOfDestinationsGoesByItsFormerNameToo(Class<?> today) {
        String former = "io.signalpost.destination." + today.getSimpleName();

        assertThat(FormerClassNames.find(former))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(today));
        assertThat(new FormerClassNames().resolveClass(former)).isEqualTo(today);
    }
}
