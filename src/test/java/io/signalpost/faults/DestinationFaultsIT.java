package io.signalpost.faults;

import java.nio.file.Files;
import java.nio.file.Path;

import io.signalpost.testing.Examples;
import io.signalpost.testing.IngressRoutes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.util.TestSocketUtils;

import static io.signalpost.faults.Receiver.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Destinations that fail hold up neither the sender nor each other. */
class DestinationFaultsIT {

    @TempDir
    Path folder;

    @Test
    void aDestinationThatIsDownAndAPoisonousEvent() throws Exception {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        IngressRoutes.copyTo(routes);
        Files.copy(Path.of("routes/email.camel.yaml"), routes.resolve("email.camel.yaml"));
        for (String file : new String[] {"poisoned.camel.yaml", "recorder.camel.yaml"}) {
            Files.copy(Path.of("src/test/resources/faults", file), routes.resolve(file));
        }
        try (Receiver receiver = Receiver.start(
                folder,
                "--destination.email.enabled=true",
                "--destination.email.host=localhost",
                "--destination.email.port=" + TestSocketUtils.findAvailableTcpPort(), // nobody listens
                "--destination.email.from=signalpost@example.com",
                "--destination.email.to=fleet@example.com")) {

            assertThat(receiver.postSigned(utf8("{\"eventType\":\"VEHICLE_ERROR\",\"eventId\":\"poison\"}"))
                            .status())
                    .isEqualTo(200);
            for (int i = 0; i < 9; i++) {
                assertThat(receiver.postSigned(Examples.withId("vehicle-error-auth-failed.json", "e-" + i))
                                .status())
                        .isEqualTo(200);
            }

            awaitState(receiver, "recorder", "\"delivered\":10,");
            awaitState(receiver, "poisoned", "\"delivered\":9,");
            awaitState(receiver, "poisoned", "\"dead\":1,");
            awaitState(receiver, "email", "\"state\":\"down\"");
            assertThat(receiver.app().get("/observe/health/ready").statusCode()).isEqualTo(200);
            assertThat(receiver.app().get("/observe/health").body()).contains("DEGRADED");
        }
    }

    private static void awaitState(Receiver receiver, String destination, String expected) {
        await().untilAsserted(() -> assertThat(receiver.app()
                        .get("/observe/destinations/" + destination)
                        .body())
                .contains(expected));
    }
}
