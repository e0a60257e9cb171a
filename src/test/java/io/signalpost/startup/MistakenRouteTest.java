package io.signalpost.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.signalpost.startup.route.RouteFiles;
import io.signalpost.testing.Examples;
import io.signalpost.testing.IngressRoutes;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A mistake in a route that no check can see, since it hangs on the type of a value. */
@ExtendWith(OutputCaptureExtension.class)
class MistakenRouteTest {

    @TempDir
    Path folder;

    @Test
    void makesDeadLettersThatSaySoAndIsNoOutage(CapturedOutput output) throws IOException {
        // Given
        IngressRoutes.copyTo(folder);
        Files.writeString(folder.resolve("mistaken.camel.yaml"), """
                - route:
                    id: mistaken
                    from:
                      uri: event-log:mistaken
                      steps:
                        - log:
                            message: "${body.signal('odometer-traveleddistance').value.kilometres}"
                """);
        try (RunningApp app = RunningApp.start(
                folder.resolve("data"), RouteFiles.PATTERN_KEY + "=file:" + folder + "/*.camel.yaml")) {

            // When
            app.post(Examples.body("vehicle-state-many-signals.json"));

            // Then
            await().untilAsserted(() -> assertThat(
                            app.get("/observe/destinations/mistaken").body())
                    .contains("\"dead\":1", "\"state\":\"running\""));
        }
        assertThat(output)
                .contains(
                        "Event became a dead letter",
                        "the route is wrong, there is no 'kilometres' in java.math.BigDecimal")
                .doesNotContain("Destination is down");
    }
}
