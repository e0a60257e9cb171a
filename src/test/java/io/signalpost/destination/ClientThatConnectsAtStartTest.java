package io.signalpost.destination;

import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

import io.signalpost.testing.Examples;
import io.signalpost.testing.IngressRoutes;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.util.TestSocketUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An own route to a system whose client connects when it starts, as those of MQTT and AMQP do. */
class ClientThatConnectsAtStartTest {

    @TempDir
    private Path folder;

    @Test
    void whileTheSystemIsAwayItsDestinationIsDownAndTheReceiverIsUp() throws Exception {
        int port = TestSocketUtils.findAvailableTcpPort();
        Files.writeString(folder.resolve("broker.camel.yaml"), """
                - route:
                    id: broker
                    from:
                      uri: event-log:broker
                      parameters:
                        retryDelay: 100
                        maxRetryDelay: 200
                      steps:
                        - to: connecting:%d
                """.formatted(port));
        IngressRoutes.copyTo(folder);
        try (RunningApp app = RunningApp.start(
                folder.resolve("data"), "camel.main.routes-include-pattern=file:" + folder + "/*.camel.yaml")) {
            byte[] event = Examples.body("vehicle-state-first-delivery.json");

            assertThat(app.post(event).statusCode()).isEqualTo(200);

            await().until(() -> state(app).contains("\"state\":\"down\""));
            assertThat(app.get("/observe/health/ready").statusCode()).isEqualTo(200);

            try (ServerSocket system = new ServerSocket(port);
                    Socket client = system.accept()) {
                assertThat(client.getInputStream().readNBytes(event.length)).isEqualTo(event);
            }
            await().until(() -> state(app).contains("\"state\":\"running\""));
        }
    }

    private static String state(RunningApp app) {
        return app.get("/observe/destinations/broker").body();
    }
}
