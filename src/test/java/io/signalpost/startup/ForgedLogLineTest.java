package io.signalpost.startup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.signalpost.http.HttpSocket;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.http.HttpSocket.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Text from outside, through the running application, into its log. */
@ExtendWith(OutputCaptureExtension.class)
class ForgedLogLineTest {

    private static final String FORGED = "2026-03-16T08:40:00.000Z INFO  StartSummary Signalpost 9 is ready";

    @TempDir
    Path folder;

    @Test
    void anEventCannotWriteALineOfItsOwn(CapturedOutput output) {
        // Given an event, rightly signed, whose id holds the end of a line and a whole one
        String body = new String(Examples.body("vehicle-state-first-delivery.json"), StandardCharsets.UTF_8)
                .replaceFirst("(\"eventId\"\\s*:\\s*\")[^\"]*", "$1x\\\\n" + FORGED);

        // When it is told of, with its id
        try (RunningApp app = RunningApp.start(folder, "destination.log.enabled=true")) {
            app.post(body.getBytes(StandardCharsets.UTF_8));
            await().until(() -> output.toString().contains("Signalpost 9"));
        }

        // Then the line goes on
        assertThat(output.toString().lines()).noneMatch(line -> line.startsWith(FORGED));
    }

    @Test
    void noRequestOfAStrangerIsQuotedInTheLog(CapturedOutput output) throws Exception {
        try (RunningApp app = RunningApp.start(folder)) {
            String marked =
                    "POST /webhooks/smartcar/marked?marked=%0amarked HTTP/1.1\r\nHost: marked\r\nUser-Agent: marked"
                            + "\r\nX-Forwarded-For: marked\r\nSC-Signature: marked\r\nContent-Type: application/json";
            HttpSocket.exchange(app.port(), bytes(marked + "\r\nContent-Length: 8\r\n\r\n\"marked\""));
            HttpSocket.exchange(app.port(), bytes(marked + "\r\nmarked marked\r\n\r\n"));
            HttpSocket.exchange(app.port(), bytes("marked\r\n\r\n"));
            HttpSocket.exchange(
                    app.management("/").getPort(),
                    bytes(
                            "POST /observe/destinations/marked HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json"
                                    + "\r\nContent-Length: 19\r\n\r\n{\"action\":\"marked\"}"));
            await().until(() -> output.toString().contains("Requests are being refused"));
        }

        assertThat(output).doesNotContain("marked");
    }
}
