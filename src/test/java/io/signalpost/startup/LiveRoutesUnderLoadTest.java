package io.signalpost.startup;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Routes that are saved while webhooks come in by the real port. */
@ExtendWith(OutputCaptureExtension.class)
class LiveRoutesUnderLoadTest {

    private static final int SENDERS = 4;
    private static final int RELOADS = 6;

    @TempDir
    Path folder;

    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    @Test
    void anEventIsAccepted503OrAnsweredAndDeliveredOnceEach(CapturedOutput output) throws Exception {
        LiveRouteFolder live = new LiveRouteFolder(folder);
        String receive = Files.readString(Path.of("routes/receive-webhook.camel.yaml"));
        live.save("mine", live.recorder("mine", "0"));
        live.save("receive-webhook", receive);
        live.start("destination.database.enabled=false");
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try (live) {
            // Given
            for (int i = 0; i < SENDERS; i++) {
                senders.execute(() -> send(live));
            }

            // When
            for (int i = 1; i <= RELOADS; i++) {
                int before = accepted.size();
                await().until(() -> accepted.size() > before + 20);
                save(live, receive, i);
                int reloads = i;
                await().until(() ->
                        reloads(output, "mine") == reloads && reloads(output, "receive-webhook") == reloads);
            }
            ended = true;
            senders.shutdown();
            assertThat(senders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

            // Then
            assertThat(wrong).isEmpty();
            await().untilAsserted(() -> assertThat(live.written("mine")).hasSizeGreaterThanOrEqualTo(accepted.size()));
            List<String> delivered = live.written("mine").stream()
                    .map(line -> line.split(" ")[1])
                    .toList();
            assertThat(delivered).containsExactlyInAnyOrderElementsOf(accepted);
            assertThat(live.written("mine")).anyMatch(line -> line.startsWith(RELOADS + " "));
            assertThat(output).doesNotContain("Delivery failed");
        } finally {
            senders.shutdownNow();
        }
    }

    /** Together or one after the other. */
    private static long reloads(CapturedOutput output, String file) {
        return output.toString()
                .lines()
                .filter(line -> line.contains("Routes reloaded: ") && line.contains(file))
                .count();
    }

    private static void save(LiveRouteFolder live, String receive, int i) throws IOException {
        live.save("mine", live.recorder("mine", String.valueOf(i)));
        live.save("receive-webhook", receive.replace("Takes what", "Takes, version " + i + ", what"));
    }

    private void send(LiveRouteFolder live) {
        while (!ended) {
            String id = UUID.randomUUID().toString();
            byte[] event = Examples.withId("vehicle-state-many-signals.json", id);
            try {
                // as Smartcar does, the same event again until it is accepted
                HttpResponse<String> answer = live.app().post(event);
                while (answer.statusCode() == 503
                        && answer.headers().firstValue("Retry-After").isPresent()) {
                    answer = live.app().post(event);
                }
                (answer.statusCode() == 200 ? accepted : wrong)
                        .add(answer.statusCode() == 200 ? id : answer.toString());
            } catch (RuntimeException noAnswer) {
                wrong.add(noAnswer.toString());
            }
        }
    }
}
