package io.signalpost.destination.chat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import io.signalpost.destination.Events;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Ports;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.testing.BusinessSystem.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From the signed post of Smartcar to the message in a chat, through the whole application and outages of the chat. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class ChatEndToEndTest {

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final int port = Ports.lasting();

    @Test
    void aChatThatIsAwayOrRefusesAMessageHoldsUpNobodyAndItsAddressIsNotLogged(CapturedOutput output) throws Exception {
        try (RunningApp app = RunningApp.start(
                folder,
                "destination.chat.enabled=true",
                "destination.chat.url=http://localhost:" + port + "/services/sword/fish",
                "destination.chat.allow-private-addresses=true")) {
            // When it is away at the start
            post(app, "one");
            await().atMost(A_WHILE).until(() -> status(app).state().equals("down"));
            assertThat(app.get("/observe/health/ready").statusCode()).isEqualTo(200);

            // Then the message comes when it is there
            BusinessSystem chat = BusinessSystem.start(port);
            await().atMost(A_WHILE).until(() -> status(app).delivered() == 1);

            // When it refuses one message, then that alone is a dead letter
            chat.answer(exchange -> answering(text(chat).contains("Vehicle id: poison") ? 400 : 200)
                    .handle(exchange));
            post(app, "poison", "two");
            await().atMost(A_WHILE).untilAsserted(() -> assertThat(status(app))
                    .returns(1L, DestinationStatus::dead)
                    .returns(2L, DestinationStatus::delivered));

            // When its webhook is gone for a while, then no event is lost
            chat.answer(answering(404));
            post(app, "three");
            await().atMost(A_WHILE).until(() -> status(app).state().equals("down"));
            chat.answer(answering(200));
            await().atMost(A_WHILE).until(() -> status(app).delivered() == 3);

            // When a vehicle is erased, then it is forgotten here too
            assertThat(erase(app, "two")).contains("\"chat_alert\":1");
            chat.close();
        }
        assertThat(output).contains("the chat answered HTTP 404").doesNotContain("sword", "fish");
    }

    private static String text(BusinessSystem chat) {
        return new String(chat.requests().get(chat.requests().size() - 1).body(), StandardCharsets.UTF_8);
    }

    private static void post(RunningApp app, String... vehicles) {
        for (String vehicle : vehicles) {
            byte[] body = Events.event(Events.faultBody(vehicle, 0, "PERMISSION", null, "ERROR"))
                    .body();
            assertThat(app.post(new String(body, StandardCharsets.UTF_8)
                                    .replace(Events.VEHICLE, vehicle)
                                    .getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static String erase(RunningApp app, String vehicle) {
        return RunningApp.send(HttpRequest.newBuilder(app.management("/observe/vehicles/" + vehicle))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"erase\"}"))
                        .build())
                .body();
    }

    private static DestinationStatus status(RunningApp app) {
        return app.bean(EventLog.class).destinations().find("chat").orElseThrow();
    }
}
